using System.Text.Json;
using Curation.Checks;
using Curation.Listings;
using Curation.Plates;
using Curation.Registries;
using Curation.Store;
using Curation.Texts;
using Curation.Workflow.Actors;
using Portal.Checking.Files;
using Portal.Ground;
using Portal.Registering;

namespace Portal.Dropping;

/// <summary>
/// Checks of listings before anything is uploaded. A listing is read while it arrives and never stored; its report lives for
/// <see cref="Life"/> and is its owner's alone, unless it is kept.
/// </summary>
public sealed class DroppedListings
{
    public const string Largest = DropLimits.BytesInWords;
    public const string Life = DropLimits.LifeInWords;

    // Long beyond any name that a disk allows.
    private const int LongestName = 255;

    private readonly Drops drops;
    private readonly DropFolder folder;
    private readonly KeptListings kept;
    private readonly IObjectStore? gallery;
    private readonly CurrentRegistry registry;
    private readonly TimeProvider clock;

    internal DroppedListings(Drops drops, DropFolder folder, KeptListings kept, IObjectStore? gallery, CurrentRegistry registry, TimeProvider clock) =>
        (this.drops, this.folder, this.kept, this.gallery, this.registry, this.clock) = (drops, folder, kept, gallery, registry, clock);

    /// <param name="Reason">Why it was not checked; empty if it was, or is.</param>
    /// <param name="Until">When the report goes.</param>
    public sealed record Row(
        Guid Id, string Name, string Prefix, string AskedBy, bool IsBusy, string Reason, long? Length, long Received, long Keys, DateTimeOffset At,
        DateTimeOffset Looked, DateTimeOffset? EndedAt, DateTimeOffset? Until, Tally Staged, long Counted, long Errors, long Warnings, long Infos,
        string RulesVersion, bool HasSizes, int Repairs, long Written, string Registry)
    {
        public string Address => $"/check/{Id}";

        public bool IsDone => !IsBusy && Reason.Length == 0;
    }

    /// <summary>Reads a listing to its end. What is wrong with it stays to be seen, too, for those whose connection did not hear the answer.</summary>
    /// <exception cref="DropRefusedException">It is not checked, and nothing of it is left.</exception>
    public async Task ReceiveAsync(Guid id, DropOptions what, Stream body, long? length, Actor by, CancellationToken cancellationToken)
    {
        var drop = new Drop(id, by, NameOf(what.Name), PrefixOf(what.Prefix), length, clock.GetUtcNow());
        foreach (var gone in drops.Begin(drop))
        {
            folder.Remove(gone);
        }

        var reason = "The check failed: tell a maintainer.";
        try
        {
            if (length > DropLimits.Bytes)
            {
                throw CountedBody.TooLarge();
            }

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, drop.Stop.Token);
            await using var counted = new CountedBody(body, drop.Count);
            var report = await new DropCheck(drop, folder.Of(id), gallery, registry.Rules).RunAsync(counted, OptionsOf(drop, what.Root), stop.Token);
            (reason, drop.End) = ("", new DropEnd(clock.GetUtcNow(), report, ""));
        }
        catch (Exception exception) when (WordsFor(exception, drop) is { } words)
        {
            reason = words.Message;
            throw words;
        }
        finally
        {
            if (drop.End is null)
            {
                folder.Remove(id);
                drop.End = new DropEnd(clock.GetUtcNow(), null, reason);
            }
        }
    }

    /// <summary>The listing, or null if there is none, or it is somebody else’s: the answer is the same.</summary>
    public Row? Find(Guid id, Actor actor) => drops.Find(id, actor) is { } drop ? RowOf(drop) : null;

    /// <summary>This person’s listings, the newest first.</summary>
    public IReadOnlyList<Row> Of(Actor actor) => [.. drops.Of(actor).Select(RowOf)];

    public void Cancel(Guid id, Actor actor) => drops.Find(id, actor)?.Stop.Cancel();

    public void Forget(Guid id, Actor actor)
    {
        if (drops.Find(id, actor) is { } drop && drops.Forget(drop))
        {
            drop.Stop.Cancel();
            folder.Remove(id);
        }
    }

    /// <summary>Stores the report with the person, for good; it is no longer among the dropped ones.</summary>
    /// <returns>The address of the check that was kept.</returns>
    public async Task<string> KeepAsync(Guid id, Actor actor, CancellationToken cancellationToken = default)
    {
        if (drops.Find(id, actor) is not { End.Report: { } report } drop || !drop.TryKeep())
        {
            throw new RefusedException("There is no such report any more: check the listing again.");
        }

        try
        {
            var address = await kept.KeepAsync(drop, report, folder.Of(id), cancellationToken);
            drops.Forget(drop);
            folder.Remove(id);
            return address;
        }
        finally
        {
            drop.LetGo();
        }
    }

    public async Task<CheckSummary?> SummaryAsync(Guid id, Actor actor, CancellationToken cancellationToken = default) =>
        FileOf(id, actor, DropFolder.SummaryIn) is { } path
            ? JsonSerializer.Deserialize(await File.ReadAllBytesAsync(path, cancellationToken), FindingForm.Default.CheckSummary)
            : null;

    /// <summary>The findings as they were written (gzipped NDJSON), or null if there are none to read.</summary>
    public Stream? Findings(Guid id, Actor actor) => FileOf(id, actor, DropFolder.FindingsIn) is { } path ? File.OpenRead(path) : null;

    public async Task<PlatePage?> PlatesAsync(Guid id, bool onlyGaps, int from, Actor actor, CancellationToken cancellationToken = default) =>
        FileOf(id, actor, PlatesFile.In) is { } path ? await PlatePage.ReadAsync(path, onlyGaps, from, cancellationToken) : null;

    public IAsyncEnumerable<PlateRow>? AllPlates(Guid id, Actor actor, CancellationToken cancellationToken = default) =>
        FileOf(id, actor, PlatesFile.In) is { } path ? PlatesFile.ReadAsync(path, cancellationToken) : null;

    public IAsyncEnumerable<PlannedRepair>? Repairs(Guid id, Actor actor, CancellationToken cancellationToken = default) =>
        FileOf(id, actor, RepairsFile.In) is { } path ? RepairsFile.ReadAsync(path, cancellationToken) : null;

    /// <summary>Removes the reports that have had their time.</summary>
    internal void Sweep()
    {
        foreach (var id in drops.ForgetPast())
        {
            folder.Remove(id);
        }
    }

    private string? FileOf(Guid id, Actor actor, Func<string, string> file) =>
        drops.Find(id, actor)?.End?.Report is not null && file(folder.Of(id)) is var path && File.Exists(path) ? path : null;

    private static string NameOf(string? name)
    {
        var shown = string.Concat((name ?? "").Trim().Select(letter => char.IsControl(letter) ? '·' : letter));
        return shown.Length == 0 ? "the listing" : shown.Length <= LongestName ? shown : shown[..LongestName];
    }

    private static Prefix PrefixOf(string? text) =>
        Prefix.TryRead(text, out var prefix, out var reason) ? prefix : throw new DropRefusedException(DropFault.Wrong, reason);

    // A root that ends with the prefix is where the gallery’s keys begin: what lies beside the prefix can be told. Any other is put in its place.
    internal static ListingOptions OptionsOf(Drop drop, string? root)
    {
        var (name, text) = (drop.Name, root?.Trim() ?? "");
        if (text.Length > ListingOptions.LongestRoot)
        {
            throw new DropRefusedException(DropFault.Wrong, $"The folder in the listing has at most {ListingOptions.LongestRoot} characters; this one has {text.Length}.");
        }

        var folder = text.Length > 1 ? text.TrimEnd('/') : text;
        var options = new ListingOptions { Name = name, LongestText = DropLimits.Text, MostKeys = DropLimits.Keys };
        return $"/{folder}".EndsWith($"/{drop.Prefix}", StringComparison.Ordinal)
            ? options with { Root = folder.Length == drop.Prefix.Text.Length ? null : folder[..^(drop.Prefix.Text.Length)] }
            : options with { Root = folder.Length == 0 ? null : folder, Before = drop.Prefix.Folder };
    }

    private static DropRefusedException? WordsFor(Exception exception, Drop drop) => exception switch
    {
        DropRefusedException refused => refused,
        StoreException silent => new DropRefusedException(DropFault.Wrong, silent.Message, silent),
        ListingException wrong => new DropRefusedException(DropFault.Wrong, wrong.Message, wrong),
        EndOfStreamException broken => new DropRefusedException(DropFault.Wrong, $"{drop.Name}, line 1: expected more of it; {broken.Message}", broken),
        OperationCanceledException cancelled => new DropRefusedException(DropFault.Wrong, "The check was cancelled.", cancelled),
        _ when StorageFaults.WordsFor(exception) is { } words => new DropRefusedException(DropFault.NoRoom, words, exception),
        _ => null,
    };

    private Row RowOf(Drop drop)
    {
        var (end, report) = (drop.End, drop.End?.Report);
        return new Row(
            drop.Id, drop.Name, drop.Prefix.Text, drop.By.Name, end is null, end?.Reason ?? "", drop.Length, drop.Received, drop.Keys, drop.At, clock.GetUtcNow(),
            end?.At, end?.At + DropLimits.Life, report?.Staged ?? default, report?.Counted ?? 0, report?.Errors ?? 0, report?.Warnings ?? 0, report?.Infos ?? 0,
            report?.RulesVersion ?? "", report?.HasSizes ?? false, report?.Repairs ?? 0, report?.Written ?? 0, report?.Registry ?? "");
    }
}
