using System.Buffers.Binary;
using System.Security.Cryptography;
using Sandbox.Storage.Checksums;
using Sandbox.Storage.Content;
using Sandbox.Storage.Records;

namespace Sandbox.S3.Multipart;

/// <summary>The object that parts make: no byte is moved, and the ETag is the MD5 of their MD5s with their number behind it.</summary>
internal sealed class Assembly(UploadRecord upload, IReadOnlyDictionary<int, ObjectRecord> parts)
{
    private const long LeastPart = 5 * 1024 * 1024;

    public ObjectRecord Make(IReadOnlyList<NamedPart> named, DateTimeOffset at)
    {
        var chosen = named.Select(Choose).ToList();
        if (chosen.SkipLast(1).Any(part => part.Size < LeastPart))
        {
            throw new S3Exception("EntityTooSmall", 400, "Your proposed upload is smaller than the minimum allowed size");
        }
        var checksum = Checksum.OfParts(upload.Algorithm, upload.Type, [.. chosen.Select(part => (part.Checksum, part.Size))]);
        return new ObjectRecord
        {
            Summary = new ObjectSummary(
                chosen.Sum(part => part.Size), at.ToUnixTimeSeconds(), Md5Of(chosen), chosen.Count, upload.Algorithm, upload.Type),
            Checksum = checksum.Value,
            // An empty part has no bytes anywhere, but still its number.
            Slices = [.. chosen.Select(part => part.Slices.Count == 0 ? new Slice(true, 0, 0, 0) : part.Slices[0])],
            PartChecksums = [.. chosen.Select(part => part.Checksum)],
            Headers = upload.Headers,
            Tags = upload.Tags,
        };
    }

    private ObjectRecord Choose(NamedPart named)
    {
        if (!parts.TryGetValue(named.Number, out var part) || part.ETag != named.ETag)
        {
            throw Invalid();
        }
        if (upload is { AlgorithmWasAsked: true, Type: ChecksumType.Composite } && !named.Checksums.ContainsKey(upload.Algorithm))
        {
            var algorithm = upload.Algorithm.Name().ToLowerInvariant();
            throw new S3Exception("InvalidRequest", 400,
                $"The upload was created using a {algorithm} checksum. The complete request must include the checksum for each part. It was missing for part {named.Number} in the request.");
        }
        if (named.Checksums.TryGetValue(upload.Algorithm, out var claim) && claim != Convert.ToBase64String(part.Checksum.Span))
        {
            throw Invalid();
        }
        return part;
    }

    private static UInt128 Md5Of(List<ObjectRecord> chosen)
    {
        var all = new byte[chosen.Count * MD5.HashSizeInBytes];
        for (var i = 0; i < chosen.Count; i++)
        {
            BinaryPrimitives.WriteUInt128BigEndian(all.AsSpan(i * MD5.HashSizeInBytes), chosen[i].Summary.Md5);
        }
        return BinaryPrimitives.ReadUInt128BigEndian(MD5.HashData(all));
    }

    private static S3Exception Invalid() => new("InvalidPart", 400,
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.");
}
