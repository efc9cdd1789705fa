using Sandbox.Refusals;

namespace Sandbox.S3.Requests;

/// <summary>
/// Access control lists that a write asks for: here, as in AWS's newer buckets, they are off, and only what they would say anyway is taken.
/// </summary>
internal static class AccessLists
{
    public static void Refuse(S3Request request)
    {
        if (request.Header("x-amz-acl") is not (null or "private" or "bucket-owner-full-control"))
        {
            throw new S3Exception("AccessControlListNotSupported", 400, "The bucket does not allow ACLs");
        }
    }
}
