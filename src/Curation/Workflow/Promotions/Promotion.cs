using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Jobs;

namespace Curation.Workflow.Promotions;

public enum PromotionPhase
{
    Plan,
    Copy,
}

/// <summary>
/// The way of one snapshot into the gallery: a plan that a maintainer looks at, the approval that names the snapshot's hash, the copy,
/// the proof and the receipt.
/// </summary>
public sealed partial class Promotion : Job
{
    private const int MostRemarks = 50;

    private Promotion()
    {
    }

    public Guid DepositId { get; private set; }

    public Guid CheckRunId { get; private set; }

    public Prefix Prefix { get; private set; }

    public PromotionPhase Phase { get; private set; }

    public string SnapshotHash { get; private set; } = "";

    public long NewObjects { get; private set; }

    public long NewBytes { get; private set; }

    public long IdenticalObjects { get; private set; }

    public long IdenticalBytes { get; private set; }

    public long ConflictingObjects { get; private set; }

    /// <summary>The first conflicting keys, one a line.</summary>
    public string Conflicts { get; private set; } = "";

    public string PlannedBy { get; private set; } = "";

    public DateTimeOffset? PlannedAt { get; private set; }

    public string ApprovedBy { get; private set; } = "";

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Why open errors were let pass.</summary>
    public string Waiver { get; private set; } = "";

    /// <summary>How many errors waivers covered at the approval.</summary>
    public long WaivedErrors { get; private set; }

    /// <summary>The waivers that counted at the approval, as the receipt will name them; JSON, empty if there were none.</summary>
    public string Waivers { get; private set; } = "";

    /// <summary>What is staged is no longer what was approved, or a target appeared: this promotion ends and a new one begins with a check.</summary>
    public bool IsVoid { get; private set; }

    public string Receipt { get; private set; } = "";

    /// <summary>What of the copies is not as it should be, though every byte is; a sentence a line.</summary>
    public string Remarks { get; private set; } = "";

    public bool HasReceipt => Receipt.Length > 0;

    public Tally New => new(NewObjects, NewBytes);

    public Tally Identical => new(IdenticalObjects, IdenticalBytes);

    public IReadOnlyList<string> ConflictingKeys => Conflicts.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public bool AwaitsApproval => Phase is PromotionPhase.Plan && State is JobState.Done;

    public IReadOnlyList<string> RemarkLines => Remarks.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    protected override Guid AboutDeposit => DepositId;

    protected override string AboutPrefix => Prefix.Text;

    protected override JobFacts Facts => Phase is PromotionPhase.Plan
        ? new(PromotionFacts.PlanResumed, PromotionFacts.PlanCancelled, PromotionFacts.PlanFailed)
        : new(PromotionFacts.CopyResumed, PromotionFacts.CopyCancelled, PromotionFacts.CopyFailed);

    protected override string Title => Phase is PromotionPhase.Plan ? $"the plan for {Prefix}" : $"the copy of {Prefix}";

    public void Finish(Receipt receipt, Deposit deposit, DateTimeOffset at)
    {
        Refuse(Phase is not PromotionPhase.Copy || State is not JobState.Running, "Only a running copy can finish.");
        Receipt = receipt.ToJson();
        End(JobState.Done, "", at);
        deposit.Publish(at);
        Tell(
            PromotionFacts.CopyDone,
            $"copied and verified {Prefix}: {receipt.Objects:N0} objects, {receipt.ObjectsCopied:N0} of them new; receipt {Promotions.Receipt.HashOf(Receipt)}",
            Actor.Portal,
            at);
    }

    /// <summary>Keeps what a run of the copy has to say; each sentence once, over all its runs.</summary>
    public void Remark(IEnumerable<string> sentences) =>
        Remarks = string.Join('\n', RemarkLines.Concat(sentences).Distinct().Take(MostRemarks));

    /// <summary>What was approved can no longer be published as it was approved.</summary>
    public void Void(string reason, Deposit deposit, DateTimeOffset at)
    {
        IsVoid = true;
        Fail(reason, at);
        deposit.Halt(reason, at);
    }

    public void Resume(Deposit deposit, Actor by, DateTimeOffset at)
    {
        Refuse(RefusalToResume(deposit, by));
        ResumeBy(Phase is PromotionPhase.Plan ? PromotionFacts.PlanContinued : PromotionFacts.CopyContinued, by, at);
    }

    public void Pause(Actor by, DateTimeOffset at)
    {
        Refuse(RefusalToPause(by));
        PauseBy(Phase is PromotionPhase.Plan ? PromotionFacts.PlanPaused : PromotionFacts.CopyPaused, by, at);
    }

    public void Cancel(Deposit deposit, Actor by, DateTimeOffset at)
    {
        Refuse(RefusalToCancel(by));
        var copying = Phase is PromotionPhase.Copy;
        CancelBy(by, at);
        if (copying)
        {
            deposit.Halt($"{by.Name} cancelled the copy. What was copied before stays in the gallery and is found there by the next plan.", at);
        }
    }
}
