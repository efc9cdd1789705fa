using Curation.Granting;
using Curation.Store;

namespace Curation.S3.Sessions;

/// <summary>In the place of grants where credentials are sessions of a role: there are none to make, to end or to list.</summary>
internal sealed class NoGrants(S3Options options) : IGrants
{
    private const string Why = "This portal gives sessions of a role (S3:RoleArn): there are no grants to make, to end or to list. Set S3:AccessGrants to have some.";

    public bool IsOffered => false;

    public Grantee Portal => throw Refused();

    public string Location => throw Refused();

    public GrantScope ScopeOf(Prefix prefix) => GrantScope.Below(options.StagingBucket, prefix);

    public Task<string> CreateAsync(Prefix prefix, Permission permission, Grantee grantee, CancellationToken cancellationToken) =>
        Task.FromException<string>(Refused());

    public Task DeleteAsync(string id, CancellationToken cancellationToken) => Task.FromException(Refused());

    public IAsyncEnumerable<ProviderGrant> ListAsync(string scopeStart, CancellationToken cancellationToken) => throw Refused();

    public IAsyncEnumerable<CallerGrant> ListCallerAsync(string scopeStart, CancellationToken cancellationToken) => throw Refused();

    public Task<GrantsHome> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(new GrantsHome(null, null, Why));

    private static StoreException Refused() => new(Why);
}
