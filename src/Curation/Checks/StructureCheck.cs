using System.Text;
using Curation.Findings;
using Curation.Keys;
using Curation.Registries;
using Curation.Store;

namespace Curation.Checks;

/// <summary>
/// One pass over a listing. Memory does not grow with the listing: counts, the first <see cref="RuleTally.Examples"/> findings of each
/// rule, and a bounded number of folders. All findings go to <paramref name="tell"/> as they are made. Not for use by two threads.
/// </summary>
public sealed class StructureCheck(RulePack pack, Profile profile, Action<Finding>? tell = null)
{
    private readonly KeyReader reader = new(pack.Layout);
    private readonly FindingSink sink = new(profile, tell);
    private readonly FolderCounts folders = new();
    private readonly FolderMemo memo = new(pack.Layout, pack.KeyRules.Length);

    // Grows to the longest key seen in UTF-8.
    private char[] decoded = new char[1024];
    private Tally objects;
    private long markers;

    /// <summary>Rules propose single steps, also where these alone lead to no documented place.</summary>
    internal bool ProposesSteps
    {
        init => reader.IsInSteps = value;
    }

    public CheckSummary Summary => new(pack.Version, profile, objects, markers, sink.Total, sink.Rules, folders.All) { Registry = pack.Registry.Description };

    /// <summary>What was seen so far, for progress.</summary>
    public Tally Objects => objects;

    /// <summary>What was found so far, for progress.</summary>
    public SeverityCounts Found => sink.Total;

    /// <summary>The key that was seen last has no letters but plain ones.</summary>
    internal bool WasPlain { get; private set; }

    public void Observe(StoredObject found) => Observe(found.Key, found.Size);

    /// <param name="size">In bytes; negative if it is not known.</param>
    public void Observe(string key, long size)
    {
        if (!Pass(memo.FindClean(key.AsSpan(), size), size))
        {
            ApplyRules(reader.Read(key, size));
        }
    }

    /// <summary>For callers that have no text of its own for each key; one is made for a finding only.</summary>
    /// <param name="size">In bytes; negative if it is not known.</param>
    public void Observe(ReadOnlySpan<char> key, long size)
    {
        if (!Pass(memo.FindClean(key, size), size))
        {
            ApplyRules(reader.Read(key, size));
        }
    }

    /// <summary>For callers that have the bytes of a listing. What is no UTF-8 in them is checked as U+FFFD, as other readers show it.</summary>
    /// <param name="size">In bytes; negative if it is not known.</param>
    public void Observe(ReadOnlySpan<byte> utf8Key, long size)
    {
        if (Pass(memo.FindClean(utf8Key, size), size))
        {
            return;
        }

        if (decoded.Length < utf8Key.Length)
        {
            decoded = new char[utf8Key.Length * 2];
        }

        var length = Encoding.UTF8.GetChars(utf8Key, decoded);
        ApplyRules(reader.Read(decoded.AsSpan(0, length), size));
    }

    private bool Pass(FolderEntry? countWith, long size)
    {
        if (countWith is null)
        {
            return false;
        }

        WasPlain = true;
        countWith.AddFile(size);
        objects += new Tally(1, Math.Max(0, size));
        return true;
    }

    private void ApplyRules(in KeyParts key)
    {
        sink.BeginKey();
        memo.Begin();
        var before = sink.Total.Total;
        foreach (var rule in pack.KeyRules)
        {
            reader.HasShownFile = false;
            rule.Check(key, sink);
            memo.Note(rule, reader.HasShownFile);
        }

        WasPlain = key.IsPlain;
        markers += key.IsMarker ? 1 : 0;
        objects += key.IsMarker ? default : new Tally(1, Math.Max(0, key.Size));
        memo.Remember(key, isClean: sink.Total.Total == before, folders.Add(key, sink.OnThisKey));
    }
}
