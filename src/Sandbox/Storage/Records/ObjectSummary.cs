using Sandbox.Storage.Checksums;

namespace Sandbox.Storage.Records;

/// <summary>What a listing tells of an object; stands first in its record, so that a listing reads no further.</summary>
internal readonly record struct ObjectSummary(long Size, long ModifiedSeconds, UInt128 Md5, int Parts, ChecksumAlgorithm Algorithm, ChecksumType Type)
{
    public DateTimeOffset LastModified => DateTimeOffset.FromUnixTimeSeconds(ModifiedSeconds);

    /// <summary>Without quotes: the MD5 of the bytes, or of the parts' MD5s and their number.</summary>
    public string ETag => Parts == 0 ? $"{Md5:x32}" : $"{Md5:x32}-{Parts}";

    public static ObjectSummary Read(ReadOnlySpan<byte> value)
    {
        var reader = new RecordReader(value);
        return Read(ref reader);
    }

    public static ObjectSummary Read(ref RecordReader reader) => new(
        reader.Number(),
        reader.Number(),
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(reader.Raw(16)),
        (int)reader.Number(),
        (ChecksumAlgorithm)reader.Byte(),
        (ChecksumType)reader.Byte());

    public void Write(RecordWriter writer)
    {
        Span<byte> md5 = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(md5, Md5);
        writer.Number(Size).Number(ModifiedSeconds).Raw(md5).Number(Parts).Byte((byte)Algorithm).Byte((byte)Type);
    }
}
