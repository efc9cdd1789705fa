namespace Curation.Store;

/// <summary>Hands out temporary credentials that reach one prefix of the staging bucket and nothing else.</summary>
public interface ICredentialVendor
{
    /// <param name="prefix">Reaches <c>prefix/*</c>, never <c>prefix*</c>.</param>
    /// <param name="permission">What the credentials allow.</param>
    /// <param name="duration">Between <see cref="TemporaryCredentials.Shortest"/> and <see cref="TemporaryCredentials.Longest"/>.</param>
    /// <param name="audit">Who asked, and for what; it always goes into the provider's own log.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<TemporaryCredentials> VendAsync(
        Prefix prefix, Permission permission, TimeSpan duration, AuditContext audit, CancellationToken cancellationToken);
}

/// <summary>What credentials and grants allow. The portal gives the two others; providers also know grants that only write.</summary>
public enum Permission
{
    Read,
    ReadWrite,
    Write,
}

/// <summary>Credentials that end by themselves. They live in memory only: <see cref="ToString"/> tells no secret.</summary>
public sealed record TemporaryCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, DateTimeOffset Expires)
{
    public static TimeSpan Shortest => TimeSpan.FromMinutes(15);

    public static TimeSpan Longest => TimeSpan.FromHours(12);

    public override string ToString() => $"credentials until {Expires:u}";
}
