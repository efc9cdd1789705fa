using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Portal.Deposits;

/// <summary>Whose turn it is with a deposit, and what they do, in a sentence for the person who looks.</summary>
/// <param name="Who">The role that acts next; null when nobody does.</param>
/// <param name="IsMine">Whether that is the person who looks.</param>
/// <param name="Message">What happens next.</param>
public sealed record NextActor(string? Who, bool IsMine, string Message)
{
    private const string Contributor = "the contributor";
    private const string Maintainer = "a maintainer";
    private const string Portal = "the portal";

    public static NextActor Of(DepositRow deposit, Actor actor) => deposit.State switch
    {
        DepositState.Requested => Decision(deposit, actor),
        DepositState.Open => new(Contributor, deposit.IsMine, deposit.IsMine
            ? "Upload the data, look at the check, then submit it for review."
            : $"{deposit.Entity.OwnerName} uploads the data and then submits it for review."),
        DepositState.ChangesAsked => new(Contributor, deposit.IsMine, deposit.IsMine
            ? "Correct what was asked for, upload again, then submit again."
            : $"{deposit.Entity.OwnerName} corrects what was asked for and submits again."),
        DepositState.Submitted => Review(deposit, actor),
        DepositState.Approved => new(Portal, false, "The copy to the gallery waits for its turn and begins by itself."),
        DepositState.Copying => new(Portal, false, "The data is being copied to the gallery. It goes on when you leave."),
        DepositState.Published => new(null, false, "The gallery holds exactly what was approved."),
        DepositState.Declined => new(null, false, deposit.IsMine
            ? "The request was declined. Settle what the maintainer wrote, then ask again."
            : "The request was declined: nothing can be uploaded."),
        DepositState.Withdrawn => new(null, false, "The contributor withdrew this deposit: nothing more can be uploaded."),
        DepositState.Failed
            when deposit.CopyWaits => new(Portal, false, "The copy halted and was let go on: it begins by itself as soon as its turn comes."),
        DepositState.Failed => new(Maintainer, actor.IsMaintainer, actor.IsMaintainer
            ? "The copy halted. Read why, then check and promote again, or ask for changes."
            : "The copy halted. A maintainer looks at it; you need not do anything until they write."),
        _ => throw new InvalidOperationException($"There is no sentence for a deposit that is {deposit.State}."),
    };

    /// <summary>The same for a page about the data: nobody acts on that before it is asked for, while it is copied, and when all is over.</summary>
    /// <param name="deposit">Whose data it is.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="message">What the page says of the data.</param>
    public static NextActor OfData(DepositRow deposit, Actor actor, string message) => deposit switch
    {
        { TakesUploads: true } => new(Contributor, deposit.IsMine, message),
        { IsReviewed: true } => new(Maintainer, deposit.MayPlan(actor), message),
        _ => new(null, false, message),
    };

    private static NextActor Decision(DepositRow deposit, Actor actor) => (actor.IsMaintainer, deposit.IsMine) switch
    {
        (_, true) when deposit.IsReturned =>
            new(Contributor, true, "A maintainer asked for a change of your request. Change it or answer, and it goes back to them."),
        _ when deposit.IsReturned =>
            new(Contributor, false, $"{deposit.Entity.OwnerName} was asked for a change of the request, and changes it or answers."),
        (true, true) => new(Maintainer, false, "Another maintainer decides on your request: four eyes see more than two."),
        (true, false) => new(
            Maintainer,
            true,
            $"{deposit.Entity.OwnerName} asks for this prefix. Approve it so that they can upload, ask for a change, or decline it and say why."),
        (false, true) => new(
            Maintainer, false, "A maintainer decides on your request; until then you may change it. You can upload as soon as it is approved."),
        _ when deposit.Entity.EndorsedBy.Length == 0 => new(
            Maintainer,
            false,
            $"A maintainer decides on the request of {deposit.Entity.OwnerName}. Endorse it, so that they know what you know of the data."),
        _ => new(Maintainer, false, $"A maintainer decides on the request of {deposit.Entity.OwnerName}."),
    };

    private static NextActor Review(DepositRow deposit, Actor actor) => (actor.Role, deposit.IsMine) switch
    {
        (Role.Maintainer, true) => new(Maintainer, false, "Another maintainer reviews your data: four eyes see more than two."),
        (Role.Maintainer, false) => new(Maintainer, true, "Look at the check and at what would be copied, then approve the copy or ask for changes."),
        (_, true) => new(Maintainer, false, "A maintainer reviews the data. Leave it as it is until they decide."),
        (Role.Champion, _) => new(Maintainer, false, "A maintainer decides. Look at the check and the plates, and write in a comment what you find."),
        _ => new(Maintainer, false, "A maintainer reviews the data."),
    };
}
