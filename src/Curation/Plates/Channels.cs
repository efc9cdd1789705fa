namespace Curation.Plates;

/// <summary>
/// The channels of one batch, each with a bit, so that a plate keeps sixteen bytes however many it has. After 127 names, far beyond any
/// assay, further ones share the last bit.
/// </summary>
internal sealed class Channels
{
    private const int Limit = 127;
    private readonly List<string> names = [];

    public UInt128 BitOf(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (name.SequenceEqual(names[i]))
            {
                return UInt128.One << i;
            }
        }

        if (names.Count < Limit)
        {
            names.Add(name.ToString());
            return UInt128.One << (names.Count - 1);
        }

        return UInt128.One << Limit;
    }

    public IEnumerable<string> Named(UInt128 bits) =>
        names.Where((_, i) => (bits & (UInt128.One << i)) != 0).Order(StringComparer.Ordinal);
}
