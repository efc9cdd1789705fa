using Curation.Granting;
using Curation.Store;

namespace Portal.Tests.Deposits;

/// <summary>A provider that gives sessions of a role: grants are not offered, and nobody may ask for one.</summary>
internal sealed class NoGrants : IGrants
{
    public bool IsOffered => false;

    public Grantee Portal => throw new InvalidOperationException();

    public string Location => throw new InvalidOperationException();

    public GrantScope ScopeOf(Prefix prefix) => GrantScope.Below("staging", prefix);

    public Task<string> CreateAsync(Prefix prefix, Permission permission, Grantee grantee, CancellationToken cancellationToken) =>
        throw new InvalidOperationException();

    public Task DeleteAsync(string id, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public IAsyncEnumerable<ProviderGrant> ListAsync(string scopeStart, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<GrantsHome> DescribeAsync(CancellationToken cancellationToken) => throw new InvalidOperationException();
}
