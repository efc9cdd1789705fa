using Sandbox.Checksums;
using Sandbox.S3.Requests;

namespace Sandbox.Storage.Records;

/// <summary>What a multipart upload was begun with.</summary>
internal sealed record UploadRecord(
    DateTimeOffset Initiated,
    ChecksumAlgorithm Algorithm,
    ChecksumType Type,
    bool AlgorithmWasAsked,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Tags)
{
    // The byte of whether was 0 or 1; what came later has its other bits.
    private const int AskedBit = 1;
    private const int OvertakenBit = 2;
    private const int ClassShift = 4;

    public StorageClass Class { get; init; }

    /// <summary>Whether the object of this key was written or deleted since the upload was begun.</summary>
    public bool IsOvertaken { get; init; }

    public byte[] ToBytes() => new RecordWriter()
        .Number(Initiated.ToUnixTimeSeconds())
        .Byte((byte)Algorithm)
        .Byte((byte)Type)
        .Byte((byte)((AlgorithmWasAsked ? AskedBit : 0) | (IsOvertaken ? OvertakenBit : 0) | ((byte)Class << ClassShift)))
        .Texts(Headers)
        .Texts(Tags)
        .ToArray();

    public static UploadRecord Parse(ReadOnlySpan<byte> value)
    {
        var reader = new RecordReader(value);
        var (initiated, algorithm, type, flags) = (reader.Number(), reader.Byte(), reader.Byte(), reader.Byte());
        return new UploadRecord(
            DateTimeOffset.FromUnixTimeSeconds(initiated),
            (ChecksumAlgorithm)algorithm,
            (ChecksumType)type,
            (flags & AskedBit) != 0,
            reader.Texts(StringComparer.OrdinalIgnoreCase),
            reader.Texts(StringComparer.Ordinal))
        {
            IsOvertaken = (flags & OvertakenBit) != 0,
            Class = (StorageClass)(flags >> ClassShift),
        };
    }
}
