using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.Storage.Records;

namespace Sandbox.S3.Objects;

/// <summary>
/// The class that a write asks for, and what an archive does not give back: restoring is not implemented, so nothing ever leaves one.
/// </summary>
internal static class Archive
{
    public const string HeaderName = "x-amz-storage-class";

    public static StorageClass Of(S3Request request) => request.Header(HeaderName) is not { } name
        ? StorageClass.Standard
        : StorageClasses.Parse(name)
            ?? throw new S3Exception("InvalidStorageClass", 400, "The storage class you specified is not valid", ("StorageClassRequested", name));

    public static void RequireReadable(ObjectRecord found)
    {
        if (found.Summary.Class.IsArchive())
        {
            throw new S3Exception(
                "InvalidObjectState", 403, "The operation is not valid for the object's storage class", ("StorageClass", found.Summary.Class.Name()));
        }
    }
}
