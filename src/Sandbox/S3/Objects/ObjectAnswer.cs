using System.Globalization;
using Sandbox.Checksums;
using Sandbox.S3.Requests;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Objects;

/// <summary>The headers that go with an object's bytes, and with a HEAD for them.</summary>
internal static class ObjectAnswer
{
    public static void WriteHeaders(S3Request request, ObjectRecord found)
    {
        var headers = request.Response.Headers;
        StoredHeaders.Write(request, found.Headers);
        headers.ETag = Quoted(found.ETag);
        headers.LastModified = found.Summary.LastModified.ToString("R", CultureInfo.InvariantCulture);
        headers.AcceptRanges = "bytes";
        if (found.Summary.Class != StorageClass.Standard)
        {
            headers[Archive.HeaderName] = found.Summary.Class.Name();
        }
        if (found.Tags.Count > 0)
        {
            headers["x-amz-tagging-count"] = found.Tags.Count.ToString(CultureInfo.InvariantCulture);
        }
    }

    public static void WriteChecksum(HttpResponse response, Checksum? checksum)
    {
        if (checksum is not null)
        {
            response.Headers[ChecksumHeaders.HeaderName(checksum.Algorithm)] = checksum.Text;
            response.Headers["x-amz-checksum-type"] = checksum.Type.Name();
        }
    }

    public static string Quoted(string etag) => $"\"{etag}\"";
}
