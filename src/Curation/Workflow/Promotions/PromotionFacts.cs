namespace Curation.Workflow.Promotions;

/// <summary>What is told of a promotion: of its plan, the approval, and the copy.</summary>
public static class PromotionFacts
{
    public const string PlanAsked = "plan.asked";
    public const string PlanResumed = "plan.resumed";
    public const string PlanPaused = "plan.paused";
    public const string PlanContinued = "plan.continued";
    public const string PlanCancelled = "plan.cancelled";
    public const string PlanFailed = "plan.failed";
    public const string PlanDone = "plan.done";
    public const string PlanOutdated = "plan.outdated";
    public const string Approved = "promotion.approved";
    public const string CopyResumed = "copy.resumed";
    public const string CopyPaused = "copy.paused";
    public const string CopyContinued = "copy.continued";
    public const string CopyCancelled = "copy.cancelled";
    public const string CopyFailed = "copy.failed";
    public const string CopyDone = "copy.done";
}
