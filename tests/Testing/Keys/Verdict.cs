using Curation.Checks;
using Curation.Findings;
using Curation.Keys;
using Curation.Keys.Layouts;

namespace Testing.Keys;

/// <summary>What the check says of one key, as if it were alone: its place, and a bit for each rule that finds something.</summary>
public readonly record struct Verdict(string Key, string? Place, ulong Rules)
{
    private static readonly KeyRule[] All = RulePack.Gallery.KeyRules;

    public static ulong BitsOf(string rules) =>
        rules.Split(' ').Aggregate(0UL, (bits, id) => bits | (1UL << Array.FindIndex(All, rule => rule.Id == id)));

    /// <summary>In the order of the keys, by several threads.</summary>
    public static ParallelQuery<Verdict> Of(IEnumerable<string> keys)
    {
        // A reader is not for two threads, and keeps buffers that are worth keeping.
        var readers = new ThreadLocal<KeyReader>(() => new KeyReader(GalleryLayout.Gallery));
        return keys.AsParallel().AsOrdered().Select(key => Of(key, readers.Value!));
    }

    private static Verdict Of(string key, KeyReader reader)
    {
        var found = 0UL;
        var parts = reader.Read(key, 1000);
        for (var i = 0; i < All.Length; i++)
        {
            // A sink of its own for each: some rules speak once a folder, and the count tells whether this one spoke.
            var sink = new FindingSink(Profile.Staging, null, 0);
            All[i].Check(parts, sink);
            found |= sink.Total.Total > 0 ? 1UL << i : 0;
        }

        return new Verdict(key, parts.Place?.Id, found);
    }
}
