using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.S3.Objects;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Storage.Content;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Multipart;

/// <summary>One part of an upload, from the request's body or from an object that is there.</summary>
internal sealed class UploadPart(Store store, TimeProvider clock)
{
    public async Task AnswerAsync(S3Request request)
    {
        request.RequireOnObject("s3:PutObject");
        PutObject.RequireLength(request);
        var number = UploadAddress.PartNumber(request);
        var address = UploadAddress.Of(request, store);
        var sent = SentChecksums.Of(request);
        RequireAlgorithm(address.Upload, sent.Algorithm);
        ChecksumAlgorithm[] algorithms = sent.Algorithm == ChecksumAlgorithm.None
            ? [address.Upload.Algorithm]
            : [address.Upload.Algorithm, sent.Algorithm];
        using var received = await store.Content.ReceiveAsync(request.Body, algorithms, request.Aborted);
        sent.Verify(received.Digest);
        var part = Keep(request, address, number, received);
        request.Response.Headers.ETag = ObjectAnswer.Quoted(part.ETag);
        // One that nobody asked for is not told: clients would send it back at the end, where only an upload that keeps it takes it.
        if (address.Upload.AlgorithmWasAsked || sent.Algorithm != ChecksumAlgorithm.None)
        {
            var told = sent.Algorithm == ChecksumAlgorithm.None ? address.Upload.Algorithm : sent.Algorithm;
            request.Response.Headers[ChecksumHeaders.HeaderName(told)] = Convert.ToBase64String(received.Digest.Checksums[told]);
        }
    }

    public async Task CopyAsync(S3Request request)
    {
        request.RequireOnObject("s3:PutObject");
        var number = UploadAddress.PartNumber(request);
        var address = UploadAddress.Of(request, store);
        var (_, source) = CopySource.Open(request, store);
        using var opened = source;
        var range = request.Header("x-amz-copy-source-range") is { } header
            ? ByteRange.ParseCopy(header, source.Record.Size)
            : new ByteRange(0, source.Record.Size);
        CopySource.RequireCopyable(range.Length);
        await using var content = source.Read(range.Offset, range.Length);
        using var received = await store.Content.ReceiveAsync(content, [address.Upload.Algorithm], request.Aborted);
        var part = Keep(request, address, number, received);
        await CopyObject.WriteAsync(
            request,
            "CopyPartResult",
            part with { Summary = part.Summary with { Type = ChecksumType.FullObject } },
            address.Upload.AlgorithmWasAsked);
    }

    private ObjectRecord Keep(S3Request request, UploadAddress address, int number, ReceivedContent received)
    {
        var part = ObjectRecord.Of(received, address.Upload.Algorithm, clock.GetUtcNow());
        store.Uploads.PutPart(address.Bucket, request.Key, address.Id, number, part);
        received.Keep();
        return part;
    }

    private static void RequireAlgorithm(UploadRecord upload, ChecksumAlgorithm sent)
    {
        var isMissing = sent == ChecksumAlgorithm.None;
        if (upload.AlgorithmWasAsked && sent != upload.Algorithm && !(isMissing && upload.Type == ChecksumType.FullObject))
        {
            throw new S3Exception("InvalidRequest", 400,
                $"Checksum Type mismatch occurred, expected checksum Type: {upload.Algorithm.Name().ToLowerInvariant()}, actual checksum Type: {(isMissing ? "null" : sent.Name().ToLowerInvariant())}");
        }
    }
}
