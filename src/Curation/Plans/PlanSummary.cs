using Curation.Store;

namespace Curation.Plans;

/// <summary>A plan in figures, with the first few conflicts by key (at most <see cref="MostExamples"/>).</summary>
public sealed class PlanSummary
{
    public const int MostExamples = 100;

    private readonly List<string> conflicts = [];

    public Tally New { get; private set; }

    public Tally Identical { get; private set; }

    public Tally Conflicting { get; private set; }

    public IReadOnlyList<string> Conflicts => conflicts;

    public Tally All => New + Identical + Conflicting;

    public void Count(PlanEntry entry) => Count(entry.Wanted, entry.State);

    public void Count(StoredObject wanted, EntryState state)
    {
        switch (state)
        {
            case EntryState.New:
                New = New.With(wanted);
                break;
            case EntryState.Identical:
                Identical = Identical.With(wanted);
                break;
            default:
                Conflicting = Conflicting.With(wanted);
                if (conflicts.Count < MostExamples)
                {
                    conflicts.Add(wanted.Key);
                }

                break;
        }
    }
}
