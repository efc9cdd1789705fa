using System.Buffers.Binary;
using System.Security.Cryptography;
using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.Storage.Content;
using Sandbox.Storage.Records;

namespace Sandbox.S3.Multipart;

/// <summary>The object that parts make: no byte is moved, and the ETag is the MD5 of their MD5s with their number behind it.</summary>
internal sealed class Assembly(string id, UploadRecord upload, IReadOnlyDictionary<int, ObjectRecord> parts)
{
    private const long LeastPart = 5 * 1024 * 1024;

    public ObjectRecord Make(IReadOnlyList<NamedPart> named, DateTimeOffset at)
    {
        var chosen = named.Select(Choose).ToList();
        if (chosen.SkipLast(1).ToList().FindIndex(part => part.Size < LeastPart) is >= 0 and var small)
        {
            throw new S3Exception(
                "EntityTooSmall", 400, "Your proposed upload is smaller than the minimum allowed size",
                ("ProposedSize", $"{chosen[small].Size}"), ("MinSizeAllowed", $"{LeastPart}"), ("PartNumber", $"{named[small].Number}"),
                ("ETag", named[small].ETag));
        }
        var checksum = Checksum.OfParts(upload.Algorithm, upload.Type, [.. chosen.Select(part => (part.Checksum, part.Size))]);
        return new ObjectRecord
        {
            Summary = new ObjectSummary(
                chosen.Sum(part => part.Size),
                at.ToUnixTimeSeconds(),
                Md5Of(chosen.Select(part => part.Summary.Md5)),
                chosen.Count,
                upload.Algorithm,
                upload.Type)
            {
                Class = upload.Class,
            },
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
            throw Invalid(named);
        }
        RequireKnown(named);
        if (upload is { AlgorithmWasAsked: true, Type: ChecksumType.Composite } && !named.Checksums.ContainsKey(upload.Algorithm))
        {
            var algorithm = upload.Algorithm.Name().ToLowerInvariant();
            throw new S3Exception("InvalidRequest", 400,
                $"The upload was created using a {algorithm} checksum. The complete request must include the checksum for each part. It was missing for part {named.Number} in the request.");
        }
        if (named.Checksums.TryGetValue(upload.Algorithm, out var claim) && claim != Convert.ToBase64String(part.Checksum.Span))
        {
            throw Invalid(named);
        }
        return part;
    }

    // A checksum of a kind that the upload does not keep cannot have been looked at.
    private void RequireKnown(NamedPart named)
    {
        if (named.Checksums.Count > 0 && !upload.AlgorithmWasAsked)
        {
            throw Invalid(named);
        }
        if (named.Checksums.Keys.FirstOrDefault(algorithm => algorithm != upload.Algorithm) is var other and not ChecksumAlgorithm.None)
        {
            throw new S3Exception("BadDigest", 400,
                $"The {other.Name().ToLowerInvariant()} you specified for part {named.Number} did not match what we received.");
        }
    }

    public static UInt128 Md5Of(IEnumerable<UInt128> parts)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        Span<byte> part = stackalloc byte[MD5.HashSizeInBytes];
        foreach (var one in parts)
        {
            BinaryPrimitives.WriteUInt128BigEndian(part, one);
            md5.AppendData(part);
        }
        return BinaryPrimitives.ReadUInt128BigEndian(md5.GetHashAndReset());
    }

    private S3Exception Invalid(NamedPart named) => new("InvalidPart", 400,
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        ("UploadId", id), ("PartNumber", $"{named.Number}"), ("ETag", named.ETag));
}
