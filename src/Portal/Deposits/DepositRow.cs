using Curation.Workflow;

namespace Portal.Deposits;

/// <summary>A deposit, as lists and its pages show it to somebody.</summary>
public sealed record DepositRow(
    Guid Id,
    string Prefix,
    DepositState State,
    string Owner,
    string OwnerEmail,
    string Champion,
    string Purpose,
    long DeclaredObjects,
    DateTimeOffset RequestedAt,
    DateTimeOffset ChangedAt,
    string Remark,
    bool IsMine,
    int Revision = 0,
    bool IsReturned = false,
    string EndorsedBy = "",
    DateOnly? HeldUntil = null,
    Guid? SubmittedCheck = null,
    string SubmittedWords = "",
    bool CopyWaits = false)
{
    /// <summary>Whether data may still arrive.</summary>
    public bool TakesUploads => State.TakesUploads();

    public bool IsOver => State.IsOver();
}

/// <summary>A page of deposits, and the cursor of the next one; null on the last.</summary>
public sealed record DepositPage(IReadOnlyList<DepositRow> Rows, Guid? Next);
