using System.Globalization;
using Curation.Store;
using Curation.Workflow.Actors;

namespace Curation.Workflow.Deposits;

/// <summary>Which acts are open to whom, in which state: told here once, and asked by the acts themselves and by the pages.</summary>
public sealed partial class Deposit
{
    private const string NotYourCredentials = "Credentials go to the contributor of the deposit only.";
    private const string Decided = "This request was decided before.";

    /// <summary>Whether this person may do it now. What they type may still be refused, and a sign-in that is too old.</summary>
    /// <param name="act">What they would do.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="at">Now.</param>
    /// <param name="copyWaits">Whether a copy of this deposit waits or runs.</param>
    public bool Offers(DepositAct act, Actor actor, DateTimeOffset at, bool copyWaits = false) => RefusalOf(act, actor, at, copyWaits) is null;

    // The first sentence is the one that people read: who they are goes before how far the deposit is.
    private string? RefusalOf(DepositAct act, Actor by, DateTimeOffset at, bool copyWaits = false) => act switch
    {
        DepositAct.Open => UnlessMaintainer(by, "Only a maintainer approves requests.")
            ?? If(IsOwnedBy(by), "Somebody else approves your request: four eyes see more than two.")
            ?? Unless(DepositState.Requested, Decided)
            ?? If(IsReturned, "A change was asked for and not answered yet: wait for the contributor, or decline."),
        DepositAct.Decline => UnlessMaintainer(by, "Only a maintainer declines requests.") ?? Unless(DepositState.Requested, Decided),
        DepositAct.Return => UnlessMaintainer(by, "Only a maintainer asks for a change of a request.") ?? Unless(DepositState.Requested, Decided),
        DepositAct.Endorse => If(!IsChampionedBy(by), "Only the champion who is named endorses a request.")
            ?? If(IsOwnedBy(by), "Somebody else endorses your request.")
            ?? Unless(DepositState.Requested, "This request was decided before: write a comment."),
        DepositAct.Answer => RefusalOf(DepositAct.Edit, by, at) ?? If(!IsReturned, "Nothing is changed: change something, or write a comment."),
        DepositAct.Edit => UnlessOwner(by, "Only the contributor answers for a request.") ?? Unless(DepositState.Requested, Decided),
        DepositAct.Agree => UnlessOwner(by, "Only the contributor agrees: it is their data.")
            ?? Unless(DepositState.Requested, Decided)
            ?? If(Dataset is null, "Nothing was asked then: there is nothing to agree to."),
        DepositAct.LiftHold => UnlessOwner(by, "Only the contributor lets a hold go.")
            ?? If(IsOver || State is DepositState.Published, "This deposit is over.")
            ?? If(!IsHeld(at), "Nothing is held."),
        DepositAct.Withdraw => UnlessOwner(by, "Only the contributor withdraws a deposit.") ?? If(
            State is not (DepositState.Requested or DepositState.Open or DepositState.ChangesAsked or DepositState.Submitted),
            "A deposit that was approved is withdrawn by a maintainer's decision only: write to one."),
        DepositAct.Upload => UnlessOwner(by, NotYourCredentials) ?? RefusalOfCredentials(Permission.ReadWrite),
        DepositAct.Download => UnlessOwner(by, NotYourCredentials) ?? RefusalOfCredentials(Permission.Read),
        DepositAct.Declare => UnlessOwner(by, "Only the contributor declares the count.")
            ?? If(!TakesUploads, "The count is declared before the deposit is submitted."),
        DepositAct.Submit =>
            UnlessOwner(by, "Only the contributor submits the deposit.") ?? If(!TakesUploads, "A deposit is submitted once its upload is open."),
        DepositAct.Review => UnlessMaintainer(by, "Only a maintainer approves a promotion.")
            ?? If(IsOwnedBy(by), "A maintainer who is not the contributor approves: ask a colleague.")
            ?? If(!State.IsReviewed(), "A deposit is approved once it was submitted."),
        DepositAct.Approve => RefusalOf(DepositAct.Review, by, at) ?? If(
            IsHeld(at),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{OwnerName} holds this data until {HeldUntil:yyyy-MM-dd} (UTC): nothing of it is promoted before, unless they let it go.")),
        DepositAct.AskChanges => UnlessMaintainer(by, "Only a maintainer asks for changes.")
            ?? If(!State.IsReviewed(), "Changes are asked for while a deposit is under review.")
            ?? If(copyWaits, "A copy of this deposit is under way: cancel it first, then ask for changes."),
        DepositAct.Comment => If(!MayBeReadBy(by), "This deposit is not yours."),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Nobody said who may do this."),
    };

    // Whether credentials go out at all now, whoever asks.
    private string? RefusalOfCredentials(Permission permission) =>
        If(IsOver || State is DepositState.Requested or DepositState.Published, State switch
        {
            DepositState.Requested => "A maintainer has not approved this prefix yet.",
            DepositState.Published => "This deposit is published: read its data in the gallery.",
            _ => "This deposit is over; its prefix takes no more uploads.",
        })
        ?? If(
            permission is not Permission.Read && !TakesUploads,
            "The deposit was submitted: its data must stay as it is while it is reviewed. You can still read.");

    private string? UnlessOwner(Actor by, string sentence) => If(!IsOwnedBy(by), sentence);

    private string? Unless(DepositState state, string sentence) => If(State != state, sentence);

    private static string? UnlessMaintainer(Actor by, string sentence) => If(!by.IsMaintainer, sentence);
}
