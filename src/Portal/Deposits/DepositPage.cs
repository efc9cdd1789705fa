namespace Portal.Deposits;

/// <summary>A page of deposits, and the cursor of the next one; null on the last.</summary>
public sealed record DepositPage(IReadOnlyList<DepositRow> Rows, Guid? Next);
