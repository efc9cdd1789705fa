using Curation.Findings;
using Curation.Plates;
using Curation.Plates.Names;
using Curation.Plates.Rules;
using Curation.Store;
using Curation.Tables;

namespace Curation.Checks;

/// <summary>
/// The whole check of a listing: every key by itself, then what the keys are together, and, where the objects can be read, what their
/// tables say about them. All findings go to <paramref name="tell"/>, those of single keys as they are made. Memory is bounded by plates,
/// the scratch by keys. Not for use by two threads.
/// </summary>
/// <param name="scope">What the listing is complete for; null if it holds whole sources. Nothing outside it is said to be missing.</param>
/// <param name="scratch">An empty stream to write, read and seek in, for names that the tables are joined with; it takes some 5 bytes a key.
/// Null if only the listing is checked.</param>
/// <param name="granted">Where all keys have to lie; null if nobody said.</param>
public sealed class DepositCheck(
    RulePack pack, Profile profile, Action<Finding>? tell = null, Prefix? scope = null, Stream? scratch = null, Prefix? granted = null)
{
    private readonly StructureCheck keys = new(pack, profile, tell);
    private readonly SetFindings found = new(profile, scope, tell);
    private readonly AccentTwins accents = new();
    private readonly PlateMatrix matrix = new(scratch is null ? null : new NameSpool(scratch));

    /// <summary>What was seen so far, for progress.</summary>
    public Tally Objects => keys.Objects;

    /// <summary>What was found on single keys so far, for progress.</summary>
    public SeverityCounts Found => keys.Found;

    public void Observe(StoredObject found)
    {
        keys.Observe(found.Key, found.Size);
        Place(found.Key, found.Size, found.ETag);
    }

    /// <param name="size">In bytes; negative if it is not known.</param>
    public void Observe(string key, long size)
    {
        keys.Observe(key, size);
        Place(key, size);
    }

    /// <summary>For callers that have no text of its own for each key; one is made for a finding only.</summary>
    /// <param name="size">In bytes; negative if it is not known.</param>
    /// <param name="tag">The ETag; empty if it is not known.</param>
    public void Observe(ReadOnlySpan<char> key, long size, ReadOnlySpan<char> tag = default)
    {
        keys.Observe(key, size);
        Place(key, size, tag);
    }

    internal Census Census
    {
        get
        {
            matrix.Leave();
            return matrix.Census;
        }
    }

    internal void TellReplaced(StoredObject staged, StoredObject published) => SetRules.Replacement.TellReplaced(staged, published, found);

    internal void TellSame(string folder, long count) => SetRules.Replacement.TellSame(folder, count, found);

    /// <summary>From here on, what the gallery holds beside the deposit counts as present.</summary>
    internal void Know(Census gallery) => PublishedPlates.AddTo(Census, gallery);

    /// <summary>Asks the rules about the whole listing, once, after the last key. Nothing is read.</summary>
    public DepositReport Complete()
    {
        var plates = Join();
        return new DepositReport(keys.Summary.With(found) with { Held = Held(plates) }, plates);
    }

    /// <summary>Asks the rules about the whole listing, then reads the tables it names and asks the rules about them, plate by plate.</summary>
    /// <param name="gallery">What is public already; null if that cannot be asked.</param>
    /// <exception cref="InvalidOperationException">The check was begun without a scratch.</exception>
    public async Task<DepositReport> CompleteAsync(
        IContents contents, IKeys? gallery, Action<ContentProgress>? progress, CancellationToken cancellationToken)
    {
        var plates = Join();
        var names = matrix.Spool ?? throw new InvalidOperationException("A check that reads tables needs a scratch from its beginning.");
        var pass = new ContentPass(ContentRules.Parts, plates, contents, gallery, names, found, progress);
        var read = await pass.RunAsync(cancellationToken);
        return new DepositReport(keys.Summary.With(found) with { Contents = read, Held = Held(plates) }, plates);
    }

    // What lies elsewhere is no part of this deposit's plates.
    private void Place(ReadOnlySpan<char> key, long size, ReadOnlySpan<char> tag = default)
    {
        if (granted is { } prefix && !GrantedPrefix.Holds(prefix, key))
        {
            SetRules.Granted.Tell(prefix, key.ToString(), found);
            return;
        }

        if (!keys.WasPlain && accents.TwinOf(key) is var (name, other))
        {
            SetRules.Twins.TellTwin(name, other, found);
        }

        matrix.Observe(key, size, tag);
    }

    private PlateTable Join()
    {
        var plates = matrix.Complete();
        foreach (var source in plates.Sources)
        {
            foreach (var rule in SetRules.All)
            {
                rule.Check(source, found);
            }
        }

        return plates;
    }

    private static List<HeldBatch> Held(PlateTable plates) =>
    [
        .. from source in plates.Sources
           from batch in source.Batches
           where batch.Published > 0
           select new HeldBatch($"{source.Path}: {batch.Name}", batch.Published),
    ];
}

/// <param name="Summary">Of single keys and of the whole together.</param>
public sealed record DepositReport(CheckSummary Summary, PlateTable Plates);
