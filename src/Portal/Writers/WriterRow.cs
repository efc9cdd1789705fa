using Curation.Granting.Linting;
using Curation.Store;
using Curation.Workflow;

namespace Portal.Writers;

/// <summary>A grant, as people see it.</summary>
public sealed record WriterRow(
    Guid Id, Guid DepositId, string Prefix, string Scope, Permission Permission, string HolderId, string Holder, string Arn, GrantState State,
    DateTimeOffset WantedAt, DateTimeOffset? EndsAt, DateTimeOffset? LastUsedAt, string Reason, string Trouble, string ProviderId, IReadOnlyList<GrantRemark> Remarks, long Sequence = 0)
{
    /// <summary>The provider has it and the portal never gave it.</summary>
    public bool IsStray => Id == Guid.Empty;

    /// <summary>Tells it from others.</summary>
    public string Key => IsStray ? ProviderId : $"{Id}";

    public bool IsStanding => State is GrantState.Wanted or GrantState.Live;
}
