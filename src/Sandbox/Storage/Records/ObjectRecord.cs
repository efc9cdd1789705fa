using System.Buffers.Binary;
using Sandbox.Checksums;
using Sandbox.S3.Requests;
using Sandbox.Storage.Content;

namespace Sandbox.Storage.Records;

/// <summary>All that is kept of an object, or of a part of one that is still being uploaded.</summary>
internal sealed record ObjectRecord
{
    public required ObjectSummary Summary { get; init; }

    /// <summary>The checksum's bytes; of the algorithm the summary names.</summary>
    public required ReadOnlyMemory<byte> Checksum { get; init; }

    /// <summary>One for each part of a multipart object, else one or, where there are no bytes, none.</summary>
    public required IReadOnlyList<Slice> Slices { get; init; }

    /// <summary>The parts' own checksums, in the order of the slices; none for an object that has no parts.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> PartChecksums { get; init; } = [];

    /// <summary>What was sent to be given back: Content-Type and its like, and x-amz-meta-*.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The upload that made it, so that its end may be asked for again; empty when none did.</summary>
    public string Upload { get; init; } = "";

    public long Size => Summary.Size;

    public string ETag => Summary.ETag;

    public Checksum? FullChecksum => Summary.Algorithm == ChecksumAlgorithm.None
        ? null
        : new Checksum(Summary.Algorithm, Summary.Type, Checksum) { Parts = Summary.Parts };

    /// <summary>What is kept of bytes that came in one piece.</summary>
    public static ObjectRecord Of(
        ReceivedContent content, ChecksumAlgorithm algorithm, DateTimeOffset at, StorageClass storageClass = StorageClass.Standard)
    {
        var md5 = BinaryPrimitives.ReadUInt128BigEndian(content.Digest.Md5);
        return new ObjectRecord
        {
            Summary = new ObjectSummary(content.Digest.Length, at.ToUnixTimeSeconds(), md5, 0, algorithm, ChecksumType.FullObject)
            {
                Class = storageClass,
            },
            Checksum = content.Digest.Checksums[algorithm],
            Slices = content.Slices,
        };
    }

    public byte[] ToBytes()
    {
        var writer = new RecordWriter();
        Summary.Write(writer);
        SliceList.Write(writer, Slices);
        writer.Raw(Checksum.Span).Number(PartChecksums.Count);
        foreach (var part in PartChecksums)
        {
            writer.Raw(part.Span);
        }
        writer.Texts(Headers).Texts(Tags);
        return (Upload.Length == 0 ? writer : writer.Text(Upload)).ToArray();
    }

    public static ObjectRecord Parse(ReadOnlySpan<byte> value)
    {
        var reader = new RecordReader(value);
        var summary = ObjectSummary.Read(ref reader);
        var slices = SliceList.Read(ref reader);
        var length = summary.Algorithm.Length();
        var checksum = reader.Raw(length).ToArray();
        var parts = new ReadOnlyMemory<byte>[reader.Number()];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = reader.Raw(length).ToArray();
        }
        return new ObjectRecord
        {
            Summary = summary,
            Slices = slices,
            Checksum = checksum,
            PartChecksums = parts,
            Headers = reader.Texts(StringComparer.OrdinalIgnoreCase),
            Tags = reader.Texts(StringComparer.Ordinal),
            Upload = reader.IsAtEnd ? "" : reader.Text(),
        };
    }
}
