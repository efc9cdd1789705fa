namespace Curation.Plates.Grids;

/// <summary>
/// Numbers shots in the order in which they come up, so that a set of them is a few bits. A listing has the wells of a plate one after another,
/// each with the same shots in the same order: the next shot is nearly always the one that followed last time, and nothing is looked up.
/// </summary>
internal sealed class Shots
{
    private readonly Dictionary<Shot, int> numbers = [];
    private readonly List<Shot> shots = [];
    private int last = -1;

    public int Count => shots.Count;

    public Shot this[int number] => shots[number];

    /// <summary>-1 if there are more shots than are told apart.</summary>
    public int NumberOf(Shot shot)
    {
        var next = last + 1;
        if (next < shots.Count && shots[next] == shot)
        {
            return last = next;
        }

        if (shots.Count > 0 && shots[0] == shot)
        {
            return last = 0;
        }

        if (!numbers.TryGetValue(shot, out var number))
        {
            if (shots.Count == Bounds.Shots)
            {
                return -1;
            }

            number = shots.Count;
            shots.Add(shot);
            numbers.Add(shot, number);
        }

        return last = number;
    }

    public bool TryGet(Shot shot, out int number) => numbers.TryGetValue(shot, out number);

    public void Clear()
    {
        numbers.Clear();
        shots.Clear();
        last = -1;
    }
}
