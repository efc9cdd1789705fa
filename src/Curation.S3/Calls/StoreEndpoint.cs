namespace Curation.S3.Calls;

/// <summary>Where a server is, and how it is asked.</summary>
public sealed record StoreEndpoint
{
    /// <summary>The address of an S3-compatible server; null for AWS.</summary>
    public string? ServiceUrl { get; init; }

    public string Region { get; init; } = "us-east-1";

    /// <summary>Addresses a bucket as a path instead of a host name; most S3-compatible servers ask for it.</summary>
    public bool ForcePathStyle { get; init; }

    /// <summary>Fixed keys, for a server this process runs itself; null for the SDK's default chain (environment, profile, role).</summary>
    public AccessKeyPair? Keys { get; init; }

    /// <summary>What cannot be meant; empty if all can.</summary>
    public IEnumerable<EndpointFault> Faults()
    {
        if (ServiceUrl is { } url)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                yield return EndpointFault.NoAddress;
            }
            else if (address.PathAndQuery != "/" || address.UserInfo.Length > 0)
            {
                yield return EndpointFault.MoreThanAnAddress;
            }
        }

        if (Region is not { Length: > 1 } || !Region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            yield return EndpointFault.NoRegion;
        }
    }

    /// <summary>Whether a bucket may be called so.</summary>
    public static bool IsBucketName(string? name) =>
        name is { Length: >= 3 and <= 63 } && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');
}

/// <summary>What is wrong with an endpoint.</summary>
public enum EndpointFault
{
    NoAddress,

    /// <summary>Beside scheme, host and port; whoever writes keys into an address finds them in every log.</summary>
    MoreThanAnAddress,
    NoRegion,
}

/// <summary>A fixed pair of keys. <see cref="ToString"/> tells no secret.</summary>
public sealed record AccessKeyPair(string AccessKeyId, string SecretAccessKey)
{
    public override string ToString() => $"key {AccessKeyId}";
}
