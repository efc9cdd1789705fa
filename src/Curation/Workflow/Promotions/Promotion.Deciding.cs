using Curation.Plans;
using Curation.Store;
using Curation.Texts;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Jobs;

namespace Curation.Workflow.Promotions;

/// <summary>A promotion up to the decision: the plan from a check, what puts it out of date, and the approval.</summary>
public sealed partial class Promotion
{
    public static Promotion Plan(Deposit deposit, CheckRun run, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsMaintainer, "Only a maintainer plans a promotion.");
        Refuse(deposit.State is not (DepositState.Submitted or DepositState.Failed), "A promotion is planned once the deposit was submitted.");
        Refuse(run.DepositId != deposit.Id || !run.IsApprovable, "A promotion is planned from a finished check: run one first.");
        RefuseOldSnapshot(run);
        Refuse(run.Objects == 0, $"Nothing is staged under {deposit.Prefix}: there is nothing to promote.");
        Refuse(run.Obstacle.Length > 0, run.Obstacle);
        var promotion = new Promotion
        {
            DepositId = deposit.Id,
            CheckRunId = run.Id,
            Prefix = deposit.Prefix,
            SnapshotHash = run.SnapshotHash,
            PlannedBy = by.Name,
            QueuedAt = at,
        };
        promotion.Tell(PromotionFacts.PlanAsked, $"asked what of {deposit.Prefix} the gallery lacks", by, at);
        return promotion;
    }

    public void FinishPlan(PlanSummary plan, DateTimeOffset at)
    {
        Refuse(Phase is not PromotionPhase.Plan || State is not JobState.Running, "Only a running plan can finish.");
        (NewObjects, NewBytes) = (plan.New.Objects, plan.New.Bytes);
        (IdenticalObjects, IdenticalBytes) = (plan.Identical.Objects, plan.Identical.Bytes);
        ConflictingObjects = plan.Conflicting.Objects;
        Conflicts = string.Join('\n', plan.Conflicts);
        PlannedAt = at;
        End(JobState.Done, "", at);
        Tell(
            PromotionFacts.PlanDone,
            $"planned {Prefix}: {NewObjects:N0} new, {IdenticalObjects:N0} identical, {ConflictingObjects:N0} conflicting",
            Actor.Portal,
            at);
    }

    /// <summary>Staging is no longer what was checked: this plan ends, and a new one begins with a check.</summary>
    public void Outdate(StagingChange change, DateTimeOffset at)
    {
        Refuse(change.IsNone, "Staging is still what was checked.");
        Refuse(Phase is not PromotionPhase.Plan || State is not (JobState.Running or JobState.Done), "Only a plan that nobody has approved can be out of date.");
        IsVoid = true;
        End(JobState.Failed, SinceCheck(change), at);
        Tell(PromotionFacts.PlanOutdated, $"the plan for {Prefix} ended: {Reason}", Actor.Portal, at);
    }

    public static string SinceCheck(StagingChange change) => $"Staging is no longer what was checked: {change.Description}. Check again, and plan from that check.";

    /// <param name="deposit">Whose promotion this is.</param>
    /// <param name="newest">The deposit's newest check.</param>
    /// <param name="hash">The snapshot's hash as the approver saw it.</param>
    /// <param name="waiver">Why open errors may pass; needed if the check found errors that no waiver covers.</param>
    /// <param name="by">A maintainer who is not the contributor.</param>
    /// <param name="at">Now.</param>
    /// <param name="waived">What waivers cover of the check's errors; null for nothing.</param>
    /// <param name="typed">The prefix as the approver typed it; null where no copy is so large that it has to be typed.</param>
    public void Approve(Deposit deposit, CheckRun newest, string hash, string? waiver, Actor by, DateTimeOffset at, WaivedErrors? waived = null, TypedPrefix? typed = null)
    {
        var covered = waived ?? Checks.WaivedErrors.None;
        Refuse(!by.IsMaintainer, "Only a maintainer approves a promotion.");
        Refuse(deposit.IsOwnedBy(by), "A maintainer who is not the contributor approves: ask a colleague.");
        Refuse(ApprovedAt is not null, $"{ApprovedBy} has approved this promotion already.");
        Refuse(!AwaitsApproval, "A promotion is approved once its plan is ready.");
        Refuse(newest.Id != CheckRunId, "A newer check exists: plan again from it, so that you approve what was checked last.");
        RefuseOldSnapshot(newest);
        Refuse(hash != SnapshotHash, "The snapshot you looked at is not the one of this plan: reload the page.");
        Refuse(
            ConflictingObjects > 0,
            $"{ConflictingObjects:N0} objects stand in the gallery with other bytes. Nothing there is overwritten: have them renamed or removed from staging, and check again.");
        Refuse(covered.By.Any(one => one.DepositId != DepositId || !one.IsInForce(at)), "A waiver has lapsed or was ended since you looked: reload the page.");
        Refuse(covered.Errors > newest.Errors || (covered.Errors > 0 && covered.By.Count == 0), "The waivers cover other errors than the check found: reload the page.");
        Refuse(newest.Obstacle.Length > 0, newest.Obstacle);
        var open = newest.Errors - covered.Errors;
        Refuse(open > 0 && string.IsNullOrWhiteSpace(waiver), covered.Errors == 0
            ? $"The check found {Counted.Of(open, "error")}. Have {(open == 1 ? "it" : "them")} mended, or say why {(open == 1 ? "it" : "they")} may pass."
            : $"{open:N0} of {newest.Errors:N0} errors are not waived. Have them mended, or say why they may pass.");
        Refuse(typed?.IsMissing(NewBytes, Prefix) == true, $"So large a copy is approved by typing the prefix, {Prefix}: it cannot be taken back.");
        deposit.Approve(by, at);
        Waiver = open > 0 ? Required(waiver, "Say why the errors may pass.") : "";
        WaivedErrors = covered.Errors;
        Waivers = covered.Errors > 0 ? WaiverOnReceipt.ToJson([.. covered.By.Select(WaiverOnReceipt.Of)]) : "";
        Phase = PromotionPhase.Copy;
        QueueAnew(at);
        (ApprovedBy, ApprovedAt) = (by.Name, at);
        var named = covered.Errors > 0 ? $"; {covered.Errors:N0} errors are waived ({string.Join(", ", covered.By.Select(one => one.Description))})" : "";
        var passed = open > 0 ? $"; {Counted.Of(open, "error")} let pass: {Waiver}" : "";
        Tell(PromotionFacts.Approved, $"approved the snapshot {SnapshotHash} of {Prefix}: {NewObjects:N0} objects to copy{named}{passed}", by, at);
    }

    private static void RefuseOldSnapshot(CheckRun run) => Refuse(
        run.SnapshotForm < SnapshotWriter.Form,
        "This check is from before the portal kept when each object was written, so nothing can tell whether it was replaced since: check again, and plan from that check.");
}
