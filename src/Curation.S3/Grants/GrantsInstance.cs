namespace Curation.S3.Grants;

/// <summary>Where S3 Access Grants are kept, and who holds them for the contributors.</summary>
/// <param name="AccountId">The account that has the instance: 12 digits.</param>
/// <param name="Grantee">The ARN of the portal's own role. It holds the grants, and asks with them for everybody.</param>
/// <param name="Location">The id of the registered location that the staging bucket lies in; AWS calls the one of all buckets “default”.</param>
public sealed record GrantsInstance(string AccountId, string Grantee, string Location = "default");
