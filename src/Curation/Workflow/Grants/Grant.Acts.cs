using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Curation.Workflow.Grants;

/// <summary>Which acts on a grant are open to whom: told here once, and asked by the acts themselves and by the pages.</summary>
public sealed partial class Grant
{
    private const string EndedBefore = "This grant ended before.";

    private bool IsEnding => State is GrantState.Ending or GrantState.Ended;

    /// <summary>Whether this person may give access to the deposit now.</summary>
    public static bool MayGive(Deposit deposit, Actor actor) => RefusalToGive(deposit, actor) is null;

    /// <summary>Whether this person may see all that the provider has, also what the portal never gave.</summary>
    public static bool MayCompare(Actor actor) => actor.IsMaintainer;

    /// <summary>Whether this person may have a grant deleted that the portal never gave.</summary>
    public static bool MayEndStray(Actor actor) => RefusalToEndStray(actor) is null;

    /// <summary>
    /// Whether this person may make a grant that the portal never gave the access of the deposit; what it reaches may still be in the way.
    /// </summary>
    public static bool MayAdopt(Deposit deposit, Actor actor) => RefusalToAdopt(deposit, actor) is null;

    /// <summary>Whether this person may do it now. What they type may still be refused.</summary>
    public bool Offers(GrantAct act, Actor actor, DateTimeOffset at) => RefusalOf(act, actor, at) is null;

    private string? RefusalOf(GrantAct act, Actor by, DateTimeOffset at) => act switch
    {
        GrantAct.GiveBack => If(by.Id != HolderId, "Only the contributor gives a grant back.") ?? If(IsEnding, EndedBefore),
        GrantAct.SetEnd => If(!by.IsMaintainer, "Only a maintainer sets the end of a grant.")
            ?? If(by.Id == HolderId, "Another maintainer sets the end of your grant: four eyes see more than two.")
            ?? If(IsEnding || EndsAt <= at, "This grant is over: give access anew."),
        GrantAct.Revoke => RefusalToRevoke(by) ?? If(IsEnding, EndedBefore),
        GrantAct.MakeAgain => If(!by.IsMaintainer, "Only a maintainer mends a grant.")
            ?? If(by.Id == HolderId, "Another maintainer mends your grant.")
            ?? If(State is not GrantState.Live, "Only a live grant is made again."),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Nobody said who may do this."),
    };

    private string? RefusalToRevoke(Actor by) => If(!by.IsMaintainer, "Only a maintainer takes a grant away.")
        ?? If(by.Id == HolderId, "Another maintainer takes your grant away; you may give it back.");

    private static string? RefusalToGive(Deposit deposit, Actor by) =>
        If(by.Role is not (Role.Maintainer or Role.Portal), "Only a maintainer gives access to a prefix.")
        ?? If(deposit.IsOwnedBy(by), "Somebody else gives you access: four eyes see more than two.")
        ?? If(!IsDueTo(deposit), "Access is given while a deposit is under way.");

    private static string? RefusalToEndStray(Actor by) => If(!by.IsMaintainer, "Only a maintainer deletes a grant.");

    private static string? RefusalToAdopt(Deposit deposit, Actor by) =>
        If(!by.IsMaintainer, "Only a maintainer adopts a grant.") ?? RefusalToGive(deposit, by);
}
