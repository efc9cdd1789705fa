using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Curation.Workflow.Promotions;

/// <summary>Which acts on a promotion are open to whom: told here once, and asked by the acts themselves and by the pages.</summary>
public sealed partial class Promotion
{
    /// <summary>Whether this person may plan a promotion of the deposit now; what was checked may still be in the way.</summary>
    public static bool MayPlan(Deposit deposit, Actor actor) => RefusalToPlan(deposit, actor) is null;

    /// <summary>
    /// Whether this person may do it now. What they type, and what was checked, may still be refused, and a sign-in that is too old.
    /// </summary>
    /// <param name="act">What they would do.</param>
    /// <param name="deposit">Whose promotion this is.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="at">Now.</param>
    public bool Offers(PromotionAct act, Deposit deposit, Actor actor, DateTimeOffset at) => act switch
    {
        PromotionAct.Approve => AwaitsDecisionOf(actor, deposit) && ConflictingObjects == 0 && deposit.Offers(DepositAct.Approve, actor, at),
        PromotionAct.Pause => RefusalToPause(actor) is null,
        PromotionAct.Resume => RefusalToResume(deposit, actor) is null,
        PromotionAct.Cancel => RefusalToCancel(actor) is null,
        _ => false,
    };

    /// <summary>Whether this person is one who decides on the plan now; what it found, or a hold, may still be in the way of an approval.</summary>
    public bool AwaitsDecisionOf(Actor actor, Deposit deposit) => RefusalToApprove(deposit, actor) is null;

    /// <summary>Whether a maintainer may let it go on now.</summary>
    public bool CanGoOn(Deposit deposit) => RefusalToGoOn(deposit) is null;

    private static string? RefusalToPlan(Deposit deposit, Actor by) => If(!by.IsMaintainer, "Only a maintainer plans a promotion.")
        ?? If(!deposit.State.IsReviewed(), "A promotion is planned once the deposit was submitted.");

    private string? RefusalToApprove(Deposit deposit, Actor by) => If(!by.IsMaintainer, "Only a maintainer approves a promotion.")
        ?? If(deposit.IsOwnedBy(by), "A maintainer who is not the contributor approves: ask a colleague.")
        ?? If(ApprovedAt is not null, $"{ApprovedBy} has approved this promotion already.")
        ?? If(!AwaitsApproval, "A promotion is approved once its plan is ready.");

    private string? RefusalToPause(Actor by) => If(!by.IsMaintainer, "Only a maintainer pauses a promotion.") ?? PauseRefusal;

    private string? RefusalToResume(Deposit deposit, Actor by) =>
        If(!by.IsMaintainer, "Only a maintainer lets a promotion go on.") ?? RefusalToGoOn(deposit);

    // Whoever asks.
    private string? RefusalToGoOn(Deposit deposit) =>
        If(IsVoid, "This approval is void: check what is staged again and plan from that check.")
        ?? If(
            Phase is PromotionPhase.Copy ? !deposit.State.TakesCopy() : !deposit.State.IsReviewed(),
            "The deposit was given back meanwhile: check and plan again once it is submitted.")
        ?? ResumeRefusal;

    private string? RefusalToCancel(Actor by) => If(!by.IsMaintainer, "Only a maintainer cancels a promotion.") ?? CancelRefusal;
}
