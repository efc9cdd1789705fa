using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.S3.Objects;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Multipart;

/// <summary>Makes the object of the parts that the client names, in one step.</summary>
internal sealed class CompleteUpload(Store store, TimeProvider clock)
{
    public const string TypeHeader = "x-amz-checksum-type";

    public async Task AnswerAsync(S3Request request)
    {
        request.RequireOnObject("s3:PutObject");
        var condition = WriteCondition.Of(request);
        var body = await Xml.ReadBodyAsync(request.Body, request.Aborted);
        SentChecksums.RequireMd5(request, body);
        var bucket = store.Buckets.Get(request.Bucket);
        var id = request.Query["uploadId"] ?? "";
        var named = NamedPart.ParseAll(id, body, request.Aborted);
        var made = store.Uploads.Complete(
            bucket,
            request.Key,
            id,
            (upload, parts) =>
            {
                RequireType(request, upload);
                var assembled = new Assembly(id, upload, parts).Make(named, clock.GetUtcNow());
                RequireClaims(request, assembled.FullChecksum, assembled.Size);
                return assembled;
            },
            condition.CheckAtEnd,
            done => IsMadeOf(done, named));
        RequireClaims(request, made.FullChecksum, made.Size);
        await Xml.WriteAsync(request.Response, Xml.Element("CompleteMultipartUploadResult",
            Xml.Element(
                "Location",
                $"{request.Http.Request.Scheme}://{request.Http.Request.Host}/{request.Bucket}/{Uri.EscapeDataString(request.Address.Key)}"),
            Xml.Element("Bucket", request.Bucket),
            Xml.Element("Key", request.Address.Key),
            Xml.Element("ETag", ObjectAnswer.Quoted(made.ETag)),
            made.FullChecksum is { } checksum ? Xml.Element("Checksum" + checksum.Algorithm.Name(), checksum.Text) : null,
            Xml.Optional("ChecksumType", made.FullChecksum?.Type.Name())), request.Aborted);
    }

    private static bool IsMadeOf(ObjectRecord done, IReadOnlyList<NamedPart> named) => done.Summary.Parts == named.Count
        && named.All(part => part.Md5 is not null)
        && done.Summary.Md5 == Assembly.Md5Of(named.Select(part => part.Md5!.Value));

    private static void RequireType(S3Request request, UploadRecord upload)
    {
        var type = upload.AlgorithmWasAsked ? upload.Type.Name() : "null";
        if (request.Header(TypeHeader) is { } sent && !sent.Equals(type, StringComparison.OrdinalIgnoreCase))
        {
            throw new S3Exception("InvalidRequest", 400,
                $"The upload was created using the {type} checksum mode. The complete request must use the same checksum mode.");
        }
    }

    private static void RequireClaims(S3Request request, Checksum? checksum, long size)
    {
        if (request.Header("x-amz-mp-object-size") is { } told && told != size.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            throw new S3Exception(
                "InvalidRequest", 400, $"The provided 'x-amz-mp-object-size' header value {told} does not match what was computed: {size}");
        }
        foreach (var algorithm in ChecksumAlgorithms.All)
        {
            var name = ChecksumHeaders.HeaderName(algorithm);
            if (request.Header(name) is { } claim && (algorithm != checksum?.Algorithm || claim != checksum.Text))
            {
                throw new S3Exception("BadDigest", 400, $"The {algorithm.Name()} you specified did not match the calculated checksum.");
            }
        }
    }
}
