namespace Curation.Workflow.Deposits;

/// <summary>What a state of a deposit means.</summary>
/// <param name="Fills">Whether the deposit has its prefix for itself: from the approval of the request until its data is public or it is over.</param>
/// <param name="TakesUploads">Whether data may arrive.</param>
/// <param name="IsOver">Whether nothing comes of it any more.</param>
public sealed record StateTraits(DepositState State, bool Fills, bool TakesUploads, bool IsOver);
