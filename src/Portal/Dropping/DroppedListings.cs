using Curation.Listings;
using Curation.Registries;
using Curation.Store;
using Curation.Workflow.Actors;
using Portal.Data;
using Portal.Ground;
using Portal.Registering;

namespace Portal.Dropping;

/// <summary>
/// Checks of listings before anything is uploaded. A listing is read while it arrives and never stored; its report lives for
/// <see cref="Life"/> and is its owner's alone, unless it is kept.
/// </summary>
public sealed class DroppedListings
{
    public const string Largest = DropLimits.BytesText;
    public const string Life = DropLimits.LifeText;

    private readonly Drops drops;
    private readonly DropFolder folder;
    private readonly ListingRetention kept;
    private readonly IObjectStore? gallery;
    private readonly CurrentRegistry registry;
    private readonly TimeProvider clock;

    internal DroppedListings(
        Drops drops, DropFolder folder, ListingRetention kept, IObjectStore? gallery, CurrentRegistry registry, TimeProvider clock) =>
        (this.drops, this.folder, this.kept, this.gallery, this.registry, this.clock) = (drops, folder, kept, gallery, registry, clock);

    /// <summary>
    /// Reads a listing to its end. What is wrong with it stays to be seen, too, for those whose connection did not hear the answer.
    /// </summary>
    /// <exception cref="DropRefusedException">It is not checked, and nothing of it is left.</exception>
    public async Task ReceiveAsync(Guid id, DropOptions what, Stream body, long? length, Actor by, CancellationToken cancellationToken)
    {
        var drop = new Drop(id, by, DropReading.NameOf(what.Name), DropReading.PrefixOf(what.Prefix), length, clock.GetUtcNow());
        foreach (var gone in drops.Begin(drop))
        {
            folder.Of(gone).Remove();
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
            var options = DropReading.OptionsOf(drop, what.Root);
            var report = await new DropCheck(drop, folder.Of(id), gallery, registry.Rules).RunAsync(counted, options, stop.Token);
            (reason, drop.End) = ("", new DropEnd(clock.GetUtcNow(), report, ""));
        }
        catch (Exception exception) when (Refusal(exception, drop) is { } refused)
        {
            reason = refused.Message;
            throw refused;
        }
        finally
        {
            if (drop.End is null)
            {
                folder.Of(id).Remove();
                drop.End = new DropEnd(clock.GetUtcNow(), null, reason);
            }
        }
    }

    /// <summary>The listing, or null if there is none, or it is somebody else’s: the answer is the same.</summary>
    public DroppedListing? Find(Guid id, Actor actor) => drops.Find(id, actor) is { } drop ? Show(drop) : null;

    /// <summary>This person’s listings, the newest first.</summary>
    public IReadOnlyList<DroppedListing> Of(Actor actor) => [.. drops.Of(actor).Select(Show)];

    public void Cancel(Guid id, Actor actor) => drops.Find(id, actor)?.Stop.Cancel();

    public void Forget(Guid id, Actor actor)
    {
        if (drops.Find(id, actor) is { } drop && drops.Forget(drop))
        {
            drop.Stop.Cancel();
            folder.Of(id).Remove();
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
            folder.Of(id).Remove();
            return address;
        }
        finally
        {
            drop.LetGo();
        }
    }

    /// <summary>Removes the reports that have had their time.</summary>
    internal void Sweep()
    {
        foreach (var id in drops.ForgetPast())
        {
            folder.Of(id).Remove();
        }
    }

    private static DropRefusedException? Refusal(Exception exception, Drop drop) => exception switch
    {
        DropRefusedException known => known,
        StoreException silent => new DropRefusedException(DropFault.Wrong, silent.Message, silent),
        ListingException wrong => new DropRefusedException(DropFault.Wrong, wrong.Message, wrong),
        EndOfStreamException broken => new DropRefusedException(
            DropFault.Wrong, $"{drop.Name}, line 1: expected more of it; {broken.Message}", broken),
        OperationCanceledException cancelled => new DropRefusedException(DropFault.Wrong, "The check was cancelled.", cancelled),
        _ when StorageFaults.MessageFor(exception) is { } words => new DropRefusedException(DropFault.NoRoom, words, exception),
        _ => null,
    };

    // Its end is read once: it may come meanwhile, and nobody sees a listing that is on its way and has its report.
    private DroppedListing Show(Drop drop)
    {
        var end = drop.End;
        var transfer = end is null ? new DropTransfer(drop.Length, drop.Received, clock.GetUtcNow() - drop.At) : null;
        return new DroppedListing(
            drop.Id, drop.Name, drop.Prefix.Text, drop.By.Name, drop.At, drop.Keys, transfer, end?.Reason ?? "", end?.Report, end?.At,
            end?.At + DropLimits.Life);
    }
}
