using System.Globalization;
using Curation.Store;
using Curation.Texts;

namespace Curation.Workflow;

/// <summary>A deposit's submission: with the newest check, which the contributor saw, and with words to its errors.</summary>
public sealed partial class Deposit
{
    /// <summary>The check with which it was last submitted; null for submissions from before that was asked.</summary>
    public Guid? SubmittedCheckId { get; private set; }

    /// <summary>Why the errors of that check are there, as the contributor says; empty if there were none.</summary>
    public string SubmittedWords { get; private set; } = "";

    /// <param name="newest">The newest finished check of the deposit; null if there is none.</param>
    /// <param name="seen">The check whose findings the contributor saw.</param>
    /// <param name="waived">What waivers cover of its errors.</param>
    /// <param name="words">Why the others are there.</param>
    /// <param name="by">The contributor.</param>
    /// <param name="at">Now.</param>
    public void Submit(CheckRun? newest, Guid seen, WaivedErrors waived, string? words, Actor by, DateTimeOffset at)
    {
        Refuse(!IsOwnedBy(by), "Only the contributor submits the deposit.");
        In("A deposit is submitted once its upload is open.", DepositState.Open, DepositState.ChangesAsked);
        Refuse(newest is null || newest.DepositId != Id || !newest.IsApprovable, "Check the data first: a deposit is submitted with a finished check.");
        Refuse(newest!.Id != seen, "A newer check exists than the one you saw: look at what it found, then submit.");
        Refuse(waived.By.Any(one => one.DepositId != Id || !one.IsInForce(at)) || waived.Errors > newest.Errors, "A waiver has lapsed or was ended since you looked: reload the page.");
        var open = newest.Errors - waived.Errors;
        Refuse(open > 0 && string.IsNullOrWhiteSpace(words), $"The check found {Counted.Of(open, "error")}: mend {(open == 1 ? "it" : "them")}, or say in the submission why {(open == 1 ? "it is" : "they are")} there.");
        (SubmittedCheckId, SubmittedWords) = (newest.Id, open > 0 ? Said(words, "Say why the errors are there.") : "");
        Move(DepositState.Submitted, "", at);
        var errors = newest.Errors == 0 ? "no errors" : Counted.Of(newest.Errors, "error") + (waived.Errors > 0 ? string.Create(CultureInfo.InvariantCulture, $", {waived.Errors:N0} of them waived") : "");
        var counted = string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(newest.CountedObjects, "object")} of {DeclaredObjects:N0} declared{(newest.Objects > newest.CountedObjects ? $" and {Counted.Of(newest.Objects - newest.CountedObjects, "folder marker")}" : "")}");
        var said = SubmittedWords.Length > 0 ? $": {SubmittedWords}" : "";
        Tell("deposit.submitted", $"submitted {Prefix} for review: {counted}, {errors}, snapshot {newest.SnapshotHash}{said}", by, at);
    }
}
