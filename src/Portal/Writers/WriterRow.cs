using Curation.Granting;
using Curation.Granting.Linting;
using Curation.Store;
using Curation.Workflow.Grants;

namespace Portal.Writers;

/// <summary>A grant, as people see it: the portal's, the provider's, or what both say of it.</summary>
/// <param name="Grant">The portal's; null for one that it never gave.</param>
/// <param name="Held">What the provider has, which is what counts; null if that is not known.</param>
/// <param name="Scope">What it reaches.</param>
/// <param name="Remarks">What is odd about it.</param>
public sealed record WriterRow(Grant? Grant, ProviderGrant? Held, GrantScope Scope, IReadOnlyList<GrantRemark> Remarks)
{
    /// <summary>The provider has it and the portal never gave it.</summary>
    public bool IsStray => Grant is null;

    /// <summary>Tells it from others.</summary>
    public string Key => Grant is null ? ProviderId : $"{Grant.Id}";

    public string ProviderId => Grant?.ProviderId ?? Held!.Id;

    /// <summary>Who outside the portal holds it; empty if the portal does, for its contributor.</summary>
    public string Arn => Grant?.Arn ?? Held!.Grantee.Id;

    public string Holder => Grant?.HolderName ?? Arn.Split('/')[^1];

    public Permission Permission => Held?.Permission ?? Grant!.Permission;

    public GrantState State => Grant?.State ?? GrantState.Live;

    public bool IsInForce => State is GrantState.Wanted or GrantState.Live;

    public DateTimeOffset WantedAt => Grant?.WantedAt ?? Held!.CreatedAt;
}
