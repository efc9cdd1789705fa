using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Objects;

/// <summary>PUT with a source: the copy is one piece whatever the source was made of, so its ETag is the MD5 of the bytes.</summary>
internal sealed class CopyObject(Store store, TimeProvider clock)
{
    public async Task AnswerAsync(S3Request request)
    {
        request.RequireOnObject("s3:PutObject");
        AccessLists.Refuse(request);
        var replacesHeaders = Replaces(request, "x-amz-metadata-directive");
        var replacesTags = Replaces(request, "x-amz-tagging-directive");
        var (condition, storageClass) = (WriteCondition.Of(request), Archive.Of(request));
        var asked = request.Header("x-amz-checksum-algorithm") is { } name ? ChecksumHeaders.Parse(name) : ChecksumAlgorithm.None;
        var (address, source) = CopySource.Open(request, store);
        using var opened = source;
        var from = source.Record;
        CopySource.RequireCopyable(from.Size);
        RequireChange(request, address, replacesHeaders || asked != ChecksumAlgorithm.None || request.Header(Redirect.HeaderName) is not null);
        var tags = replacesTags ? Tags.Of(request) : from.Tags;
        RequireTagging(request, tags, address, replacesTags);
        var headers = replacesHeaders ? StoredHeaders.Of(request) : Redirected(from.Headers, request.Header(Redirect.HeaderName));
        var bucket = store.Buckets.Get(request.Bucket);
        var algorithm = asked != ChecksumAlgorithm.None ? asked : Carried(from);
        await using var content = source.Read(0, from.Size);
        using var received = await store.Content.ReceiveAsync(content, [algorithm], request.Aborted);
        var made = ObjectRecord.Of(received, algorithm, clock.GetUtcNow(), storageClass) with { Headers = headers, Tags = tags };
        store.Objects.Put(bucket, request.Key, made, condition.Check);
        received.Keep();
        await WriteAsync(request, "CopyObjectResult", made, withChecksum: true);
    }

    public static Task WriteAsync(S3Request request, string name, ObjectRecord made, bool withChecksum)
    {
        var checksum = withChecksum ? made.FullChecksum : null;
        return Xml.WriteAsync(request.Response, Xml.Element(name,
            Xml.Element("LastModified", Xml.Time(made.Summary.LastModified)),
            Xml.Element("ETag", ObjectAnswer.Quoted(made.ETag)),
            Xml.Optional("ChecksumType", checksum?.Type.Name()),
            checksum is null ? null : Xml.Element("Checksum" + checksum.Algorithm.Name(), checksum.Text)), request.Aborted);
    }

    // Where an object's visitor is led is not copied with it.
    private static Dictionary<string, string> Redirected(IReadOnlyDictionary<string, string> headers, string? location)
    {
        Redirect.Require(location);
        var copied = new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase);
        copied.Remove(Redirect.HeaderName);
        if (location is not null)
        {
            copied[Redirect.HeaderName] = location;
        }
        return copied;
    }

    private static ChecksumAlgorithm Carried(ObjectRecord from) =>
        from.Summary.Algorithm == ChecksumAlgorithm.None ? ChecksumAlgorithm.Crc64Nvme : from.Summary.Algorithm;

    private static void RequireChange(S3Request request, Address source, bool changes)
    {
        var isSelf = source.Bucket == request.Bucket && source.KeyBytes.AsSpan().SequenceEqual(request.Key);
        if (isSelf && !changes && request.Header(Archive.HeaderName) is null)
        {
            throw new S3Exception("InvalidRequest", 400,
                "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.");
        }
    }

    private static void RequireTagging(S3Request request, IReadOnlyDictionary<string, string> tags, Address source, bool replaces)
    {
        if (tags.Count == 0)
        {
            return;
        }
        request.RequireOnObject("s3:PutObjectTagging");
        if (!replaces)
        {
            request.Require("s3:GetObjectTagging", source);
        }
    }

    private static bool Replaces(S3Request request, string header) => request.Header(header)?.ToUpperInvariant() switch
    {
        null or "COPY" => false,
        "REPLACE" => true,
        _ => throw Refusal.InvalidArgument(header, request.Header(header), $"Unknown {header}: it must be COPY or REPLACE."),
    };
}
