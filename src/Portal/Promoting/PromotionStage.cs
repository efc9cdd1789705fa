using Curation.Workflow.Deposits;
using Curation.Workflow.Promotions;
using Portal.Checking.Rows;

namespace Portal.Promoting;

/// <summary>The steps from the staged upload to the receipt, as people see them.</summary>
public enum PromotionStage
{
    Check,
    Plan,
    Approve,
    Copy,
    Verify,
    Receipt,
}

internal static class PromotionStages
{
    /// <summary>The step that is to be done now.</summary>
    /// <param name="promotion">The newest promotion.</param>
    /// <param name="deposit">Whose it is.</param>
    /// <param name="check">The newest finished check.</param>
    /// <param name="isVerifying">Whether the running copy has come to its proof.</param>
    public static PromotionStage Of(Promotion? promotion, Deposit deposit, CheckRow? check, bool isVerifying) => promotion switch
    {
        { HasReceipt: true } => PromotionStage.Receipt,
        { Phase: PromotionPhase.Copy } when !promotion.IsOver || promotion.CanGoOn(deposit) =>
            isVerifying ? PromotionStage.Verify : PromotionStage.Copy,
        { AwaitsApproval: true } when check?.Id == promotion.CheckRunId => PromotionStage.Approve,
        { IsVoid: true } when check?.Id == promotion.CheckRunId => PromotionStage.Check,
        _ => check is null ? PromotionStage.Check : PromotionStage.Plan,
    };
}
