using System.Linq.Expressions;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Curation.Workflow.Checks;

/// <summary>Who may read a check, and who may ask for one: told here once, and asked by the acts themselves, by queries and by the pages.</summary>
public sealed partial class CheckRun
{
    /// <summary>Whether this person may ask for a check of what the deposit has staged now.</summary>
    public static bool MayAsk(Deposit deposit, Actor actor) => RefusalToAsk(deposit, actor) is null;

    /// <summary>Whether this person may ask for checks of the gallery, and read them all.</summary>
    public static bool LooksAfterGallery(Actor actor) => actor.Role is Role.Maintainer or Role.Champion;

    /// <param name="actor">Who looks.</param>
    /// <param name="deposit">The deposit this run is about; null if it is about none.</param>
    public bool MayBeReadBy(Actor actor, Deposit? deposit) => Of switch
    {
        CheckOf.Staging => deposit?.Id == DepositId && deposit.MayBeReadBy(actor),
        CheckOf.Gallery => LooksAfterGallery(actor) || AskedById == actor.Id,
        CheckOf.Listing => actor.IsMaintainer || AskedById == actor.Id,
        _ => false,
    };

    /// <summary>The same as <see cref="MayBeReadBy"/>, for a query.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="deposits">Those that they may read.</param>
    public static Expression<Func<CheckRun, bool>> ReadableBy(Actor actor, IQueryable<Guid> deposits)
    {
        var (id, readsListings, readsGallery) = (actor.Id, actor.IsMaintainer, LooksAfterGallery(actor));
        return run => (run.Of == CheckOf.Staging && deposits.Contains(run.DepositId))
            || (run.Of == CheckOf.Gallery && (readsGallery || run.AskedById == id))
            || (run.Of == CheckOf.Listing && (readsListings || run.AskedById == id));
    }

    private static string? RefusalToAsk(Deposit deposit, Actor by) => If(!deposit.MayBeReadBy(by), "This deposit is not yours.")
        ?? If(deposit.State is DepositState.Requested or DepositState.Declined, "Nothing is staged before the request was approved.");

    private string? RefusalToCancel(Deposit? deposit, Actor by) =>
        If(!MayBeReadBy(by, deposit), Of is CheckOf.Staging ? "This deposit is not yours." : "This check is not yours.");
}
