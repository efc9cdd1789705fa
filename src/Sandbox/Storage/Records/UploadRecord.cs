using Sandbox.Storage.Checksums;

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
    public byte[] ToBytes() => new RecordWriter()
        .Number(Initiated.ToUnixTimeSeconds())
        .Byte((byte)Algorithm)
        .Byte((byte)Type)
        .Byte(AlgorithmWasAsked ? (byte)1 : (byte)0)
        .Texts(Headers)
        .Texts(Tags)
        .ToArray();

    public static UploadRecord Parse(ReadOnlySpan<byte> value)
    {
        var reader = new RecordReader(value);
        return new UploadRecord(
            DateTimeOffset.FromUnixTimeSeconds(reader.Number()),
            (ChecksumAlgorithm)reader.Byte(),
            (ChecksumType)reader.Byte(),
            reader.Byte() == 1,
            reader.Texts(StringComparer.OrdinalIgnoreCase),
            reader.Texts(StringComparer.Ordinal));
    }
}
