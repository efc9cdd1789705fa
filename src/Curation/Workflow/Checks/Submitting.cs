using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Curation.Workflow.Checks;

/// <summary>A deposit is submitted with a check and with the waivers of its errors.</summary>
public static class Submitting
{
    /// <param name="newest">The newest finished check of the deposit; null if there is none.</param>
    /// <param name="seen">The check whose findings the contributor saw.</param>
    /// <param name="waived">What waivers cover of its errors.</param>
    /// <param name="words">Why the others are there.</param>
    /// <param name="by">The contributor.</param>
    /// <param name="at">Now.</param>
    public static void Submit(this Deposit deposit, CheckRun? newest, Guid seen, WaivedErrors waived, string? words, Actor by, DateTimeOffset at) =>
        deposit.Submit(
            newest is not null && newest.DepositId == deposit.Id && newest.IsApprovable ? Submitted(newest, waived, at) : null, seen, words, by, at);

    private static SubmittedCheck Submitted(CheckRun run, WaivedErrors waived, DateTimeOffset at) => new(
        run.Id,
        run.Objects,
        run.CountedObjects,
        run.Errors,
        waived.Errors,
        waived.By.All(one => one.DepositId == run.DepositId && one.IsInForce(at)),
        run.SnapshotHash);
}
