using Curation.Granting;
using Curation.S3.Calls;
using Curation.Store;

namespace Curation.S3.Sessions;

/// <summary>In the place of grants where credentials are sessions of a role: there are none to make, to end or to list.</summary>
internal sealed class NoGrants(string bucket, Refusals refusals) : IGrants
{
    private static readonly StoreFailure Failure = new(StoreReason.NoGrantsOffered, new StoreCall(StoreOperation.UseGrants));

    public bool IsOffered => false;

    public Grantee Portal => throw Refused();

    public string Location => throw Refused();

    public GrantScope ScopeOf(Prefix prefix) => GrantScope.Below(bucket, prefix);

    public Task<string> CreateAsync(Prefix prefix, Permission permission, Grantee grantee, CancellationToken cancellationToken) =>
        Task.FromException<string>(Refused());

    public Task DeleteAsync(string id, CancellationToken cancellationToken) => Task.FromException(Refused());

    public IAsyncEnumerable<ProviderGrant> ListAsync(string scopeStart, CancellationToken cancellationToken) => throw Refused();

    public Task<GrantsHome> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(new GrantsHome(null, null, Failure));

    private StoreException Refused() => refusals.Of(Failure);
}
