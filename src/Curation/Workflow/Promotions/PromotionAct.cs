namespace Curation.Workflow.Promotions;

/// <summary>What a person can do with a promotion that was planned.</summary>
public enum PromotionAct
{
    Approve,
    Pause,
    Resume,
    Cancel,
}
