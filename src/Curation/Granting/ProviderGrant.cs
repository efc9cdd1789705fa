using Curation.Store;

namespace Curation.Granting;

/// <summary>A grant as the provider holds it; <paramref name="Location"/> is the id of the registered location that it lies in.</summary>
public sealed record ProviderGrant(string Id, GrantScope Scope, Permission Permission, Grantee Grantee, string Location, DateTimeOffset CreatedAt);

/// <summary>A grant as its holder is told of it.</summary>
public sealed record CallerGrant(GrantScope Scope, Permission Permission);
