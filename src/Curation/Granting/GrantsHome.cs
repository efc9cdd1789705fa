namespace Curation.Granting;

/// <summary>Where the provider keeps the grants: an instance for each region and account, and in it locations that grants lie in.</summary>
/// <param name="InstanceId">Null when the account has no instance in the region.</param>
/// <param name="LocationScope">What the location reaches, such as <c>s3://</c>; null when it is not registered.</param>
/// <param name="Reason">A sentence for whoever runs the portal; empty when grants can be made.</param>
public sealed record GrantsHome(string? InstanceId, string? LocationScope, string Reason)
{
    public bool HasInstance => InstanceId is not null;

    public bool HasLocation => LocationScope is not null;

    public bool IsReady => Reason.Length == 0;
}
