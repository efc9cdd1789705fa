using System.Globalization;
using Curation.Texts;
using Curation.Workflow.Actors;

namespace Curation.Workflow.Deposits;

/// <summary>A deposit's submission: with the newest check, which the contributor saw, and with words to its errors.</summary>
public sealed partial class Deposit
{
    /// <summary>The check with which it was last submitted; null for submissions from before that was asked.</summary>
    public Guid? SubmittedCheckId { get; private set; }

    /// <summary>Why the errors of that check are there, as the contributor says; empty if there were none.</summary>
    public string SubmittedWords { get; private set; } = "";

    /// <param name="newest">The newest finished check of the deposit; null if there is none.</param>
    /// <param name="seen">The check whose findings the contributor saw.</param>
    /// <param name="words">Why the errors that no waiver covers are there.</param>
    /// <param name="by">The contributor.</param>
    /// <param name="at">Now.</param>
    public void Submit(SubmittedCheck? newest, Guid seen, string? words, Actor by, DateTimeOffset at)
    {
        Refuse(!IsOwnedBy(by), "Only the contributor submits the deposit.");
        In("A deposit is submitted once its upload is open.", DepositState.Open, DepositState.ChangesAsked);
        Refuse(newest is null, "Check the data first: a deposit is submitted with a finished check.");
        Refuse(newest!.Id != seen, "A newer check exists than the one you saw: look at what it found, then submit.");
        Refuse(!newest.AreWaiversGood || newest.OpenErrors < 0, "A waiver has lapsed or was ended since you looked: reload the page.");
        var open = newest.OpenErrors;
        Refuse(
            open > 0 && string.IsNullOrWhiteSpace(words),
            $"The check found {Counted.Of(open, "error")}: mend {(open == 1 ? "it" : "them")}, or say in the submission why {(open == 1 ? "it is" : "they are")} there.");
        (SubmittedCheckId, SubmittedWords) = (newest.Id, open > 0 ? Required(words, "Say why the errors are there.") : "");
        Move(DepositState.Submitted, "", at);
        var said = SubmittedWords.Length > 0 ? $": {SubmittedWords}" : "";
        Tell(DepositFacts.Submitted, $"submitted {Prefix} for review: {Arrived(newest)}, {ErrorsOf(newest)}, snapshot {newest.SnapshotHash}{said}", by, at);
    }

    private string Arrived(SubmittedCheck check)
    {
        var markers = check.Objects - check.CountedObjects;
        var beside = markers > 0 ? $" and {Counted.Of(markers, "folder marker")}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(check.CountedObjects, "object")} of {DeclaredObjects:N0} declared{beside}");
    }

    private static string ErrorsOf(SubmittedCheck check)
    {
        var waived = check.WaivedErrors > 0 ? string.Create(CultureInfo.InvariantCulture, $", {check.WaivedErrors:N0} of them waived") : "";
        return check.Errors == 0 ? "no errors" : Counted.Of(check.Errors, "error") + waived;
    }
}
