using Sandbox.Checksums;

namespace Sandbox.Storage.Records;

/// <summary>What a listing tells of an object; stands first in its record, so that a listing reads no further.</summary>
internal readonly record struct ObjectSummary(long Size, long ModifiedSeconds, UInt128 Md5, int Parts, ChecksumAlgorithm Algorithm, ChecksumType Type)
{
    // Of the byte of the checksum's type the upper half was always zero.
    private const int ClassShift = 4;
    private const int TypeMask = 0x0F;

    public StorageClass Class { get; init; }

    public DateTimeOffset LastModified => DateTimeOffset.FromUnixTimeSeconds(ModifiedSeconds);

    /// <summary>Without quotes: the MD5 of the bytes, or of the parts' MD5s and their number.</summary>
    public string ETag => Parts == 0 ? $"{Md5:x32}" : $"{Md5:x32}-{Parts}";

    public static ObjectSummary Read(ReadOnlySpan<byte> value)
    {
        var reader = new RecordReader(value);
        return Read(ref reader);
    }

    public static ObjectSummary Read(ref RecordReader reader)
    {
        var (size, modified) = (reader.Number(), reader.Number());
        var md5 = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(reader.Raw(16));
        var (parts, algorithm, last) = ((int)reader.Number(), (ChecksumAlgorithm)reader.Byte(), reader.Byte());
        return new ObjectSummary(size, modified, md5, parts, algorithm, (ChecksumType)(last & TypeMask))
        {
            Class = (StorageClass)(last >> ClassShift),
        };
    }

    public void Write(RecordWriter writer)
    {
        Span<byte> md5 = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(md5, Md5);
        writer.Number(Size)
            .Number(ModifiedSeconds)
            .Raw(md5)
            .Number(Parts)
            .Byte((byte)Algorithm)
            .Byte((byte)((byte)Type | ((byte)Class << ClassShift)));
    }
}
