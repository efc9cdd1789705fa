namespace Portal.Ground;

/// <summary>Where S3 Access Grants are kept, and who holds them for the contributors.</summary>
public sealed record AccessGrantsOptions
{
    /// <summary>The account that has the instance: 12 digits.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The ARN of the portal's own role. It holds the grants, and asks with them for everybody.</summary>
    public string Grantee { get; init; } = "";

    /// <summary>The id of the registered location that the staging bucket lies in; AWS calls the one of all buckets “default”.</summary>
    public string Location { get; init; } = "default";

    /// <summary>
    /// The ARN of the role that is registered with that location: contributors' credentials are sessions of it. Only the upload guide tells
    /// it, to those who copy from a bucket of their own; empty where nobody needs to know.
    /// </summary>
    public string LocationRole { get; init; } = "";
}
