using Curation.Store;

namespace Curation.Granting;

/// <summary>
/// The provider's grants on the staging bucket. What the provider refuses is a <see cref="StoreException"/> with a sentence that says who
/// must act.
/// </summary>
public interface IGrants
{
    /// <summary>
    /// False where credentials are sessions of a role: there is nothing to make or to end, all below throws, and nothing needs to be called.
    /// </summary>
    bool IsOffered { get; }

    /// <summary>The portal's own identity, which holds the grants of all who have none of their own.</summary>
    Grantee Portal { get; }

    /// <summary>The id of the registered location that the portal's grants lie in.</summary>
    string Location { get; }

    /// <summary>What the grant on a prefix reaches: <c>s3://staging/prefix/*</c>.</summary>
    GrantScope ScopeOf(Prefix prefix);

    /// <summary>Makes the grant on <c>prefix/*</c> and returns the provider's id; of the one that is there already, if there is one.</summary>
    Task<string> CreateAsync(Prefix prefix, Permission permission, Grantee grantee, CancellationToken cancellationToken);

    /// <summary>Ends a grant; one that is gone already is no error. Credentials given before live on to their end.</summary>
    Task DeleteAsync(string id, CancellationToken cancellationToken);

    /// <summary>All grants, page by page as they are read, whose scope begins with a text such as <c>s3://staging/cpg0037-oasis/</c>.</summary>
    IAsyncEnumerable<ProviderGrant> ListAsync(string scopeStart, CancellationToken cancellationToken);

    /// <summary>Whether the instance is there and the location registered.</summary>
    Task<GrantsHome> DescribeAsync(CancellationToken cancellationToken);
}

/// <summary>A grant as the provider holds it; <paramref name="Location"/> is the id of the registered location that it lies in.</summary>
public sealed record ProviderGrant(string Id, GrantScope Scope, Permission Permission, Grantee Grantee, string Location, DateTimeOffset CreatedAt);

/// <summary>Where the provider keeps the grants: an instance for each region and account, and in it locations that grants lie in.</summary>
/// <param name="InstanceId">Null when the account has no instance in the region.</param>
/// <param name="LocationScope">What the location reaches, such as <c>s3://</c>; null when it is not registered.</param>
/// <param name="Failure">What whoever runs the portal has to mend; null when grants can be made.</param>
public sealed record GrantsHome(string? InstanceId, string? LocationScope, StoreFailure? Failure)
{
    public bool HasInstance => InstanceId is not null;

    public bool HasLocation => LocationScope is not null;

    public bool IsReady => Failure is null;
}
