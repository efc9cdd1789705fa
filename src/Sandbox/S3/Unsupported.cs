namespace Sandbox.S3;

/// <summary>What a write may ask for and will not get: said aloud, because silence would look like encryption or a lock.</summary>
internal static class Unsupported
{
    private static readonly string[] Headers =
    [
        "x-amz-server-side-encryption-customer-algorithm",
        "x-amz-server-side-encryption-aws-kms-key-id",
        "x-amz-object-lock-mode",
        "x-amz-object-lock-legal-hold",
        "x-amz-write-offset-bytes",
    ];

    public static void Refuse(S3Request request)
    {
        if (Headers.FirstOrDefault(name => request.Header(name) is not null) is { } found)
        {
            throw new S3Exception("NotImplemented", 501, $"A header you provided implies functionality that is not implemented: {found}");
        }
        if (request.Header("x-amz-server-side-encryption") is not (null or "AES256"))
        {
            throw new S3Exception("NotImplemented", 501, "A header you provided implies functionality that is not implemented: x-amz-server-side-encryption");
        }
        if (request.Header("x-amz-acl") is not (null or "private" or "bucket-owner-full-control"))
        {
            throw new S3Exception("AccessControlListNotSupported", 400, "The bucket does not allow ACLs");
        }
    }
}
