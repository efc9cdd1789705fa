using System.Globalization;
using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Objects;

/// <summary>GET and HEAD: all of an object, a range of it, or one of its parts.</summary>
internal sealed class GetObject(Store store)
{
    private const int CopyBuffer = 128 * 1024;

    public async Task AnswerAsync(S3Request request)
    {
        request.RequireOnObject("s3:GetObject");
        var bucket = store.Buckets.Get(request.Bucket);
        using var found = store.Objects.Open(bucket, request.Key) ?? throw request.Missing(request.Address);
        var isModified = ReadCondition.OfRead(request).Holds(found.Record.Summary);
        ObjectAnswer.WriteHeaders(request, found.Record);
        if (!isModified)
        {
            request.Response.StatusCode = 304;
            return;
        }
        var isHead = HttpMethods.IsHead(request.Http.Request.Method);
        if (!isHead)
        {
            Archive.RequireReadable(found.Record);
        }
        var range = Range(request, found.Record);
        WriteChecksum(request, found.Record, range);
        var (offset, length) = range is { } some ? (some.Offset, some.Length) : (0, found.Record.Size);
        request.Response.ContentLength = length;
        if (range is { } part)
        {
            request.Response.StatusCode = 206;
            request.Response.Headers.ContentRange = part.ContentRange(found.Record.Size);
        }
        if (isHead)
        {
            return;
        }
        await using var content = found.Read(offset, length);
        await content.CopyToAsync(request.Response.Body, (int)Math.Clamp(length, 1, CopyBuffer), request.Aborted);
    }

    private static ByteRange? Range(S3Request request, ObjectRecord found)
    {
        var header = IsSameAsBefore(request, found) ? request.Header("Range") : null;
        if (!request.Query.Has("partNumber"))
        {
            return ByteRange.Parse(header, found.Size);
        }
        if (header is not null)
        {
            throw new S3Exception("InvalidRequest", 400, "Cannot specify both Range header and partNumber query parameter");
        }
        var number = request.Query.Number("partNumber", 1, 1, 10_000);
        if (number > Math.Max(1, found.Summary.Parts))
        {
            throw new S3Exception("InvalidPartNumber", 416, "The requested partnumber is not satisfiable",
                ("ActualPartCount", $"{Math.Max(1, found.Summary.Parts)}"), ("PartNumberRequested", $"{number}"));
        }
        if (found.Summary.Parts == 0)
        {
            return found.Size == 0 ? null : new ByteRange(0, found.Size);
        }
        request.Response.Headers["x-amz-mp-parts-count"] = found.Summary.Parts.ToString(CultureInfo.InvariantCulture);
        var length = found.Slices[number - 1].Length;
        return length == 0 ? null : new ByteRange(found.Slices.Take(number - 1).Sum(slice => slice.Length), length);
    }

    // The rest of an object that was begun to be read, if it is still the same; else all of it.
    private static bool IsSameAsBefore(S3Request request, ObjectRecord found) => request.Header("If-Range") is not { } before
        || before == ObjectAnswer.Quoted(found.ETag)
        || (DateTimeOffset.TryParse(before, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && time == found.Summary.LastModified);

    // A checksum beside bytes it does not cover would fail at every client that checks it.
    private static void WriteChecksum(S3Request request, ObjectRecord found, ByteRange? range)
    {
        if (request.Header("x-amz-checksum-mode") is not { } mode)
        {
            return;
        }
        if (!mode.Equals("ENABLED", StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal.InvalidArgument("x-amz-checksum-mode", mode, "x-amz-checksum-mode must be ENABLED.");
        }
        if (request.Query.Has("partNumber") && found.PartChecksums.Count > 0)
        {
            var number = request.Query.Number("partNumber", 1, 1, 10_000);
            var checksum = new Checksum(found.Summary.Algorithm, ChecksumType.FullObject, found.PartChecksums[number - 1]);
            request.Response.Headers[ChecksumHeaders.HeaderName(checksum.Algorithm)] = checksum.Text;
            request.Response.Headers["x-amz-checksum-type"] = found.Summary.Type.Name();
            return;
        }
        if (range is null || range.Value.Length == found.Size)
        {
            ObjectAnswer.WriteChecksum(request.Response, found.FullChecksum);
        }
    }
}
