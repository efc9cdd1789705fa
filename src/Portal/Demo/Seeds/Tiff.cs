using System.Buffers.Binary;

namespace Portal.Demo.Seeds;

/// <summary>A baseline TIFF: one uncompressed strip of 16-bit grey, little-endian.</summary>
internal static class Tiff
{
    public const int Side = 64;

    private const int PixelsAt = 8;
    private const int DirectoryAt = PixelsAt + (Side * Side * 2);
    private const int Entries = 12;
    private const int ResolutionAt = DirectoryAt + 2 + (Entries * 12) + 4;
    private const ushort Short = 3;
    private const ushort Long = 4;
    private const ushort Rational = 5;

    public static byte[] Of(ReadOnlySpan<ushort> pixels)
    {
        var file = new byte[ResolutionAt + 8];
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), DirectoryAt);
        for (var i = 0; i < pixels.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(PixelsAt + (i * 2)), pixels[i]);
        }
        Directory(file.AsSpan(DirectoryAt));
        // One pixel a unit: the size of a pixel is not said here.
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(ResolutionAt), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(ResolutionAt + 4), 1);
        return file;
    }

    private static void Directory(Span<byte> at)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(at, Entries);
        ReadOnlySpan<(ushort Tag, ushort Type, uint Value)> entries =
        [
            (256, Short, Side), // ImageWidth
            (257, Short, Side), // ImageLength
            (258, Short, 16), // BitsPerSample
            (259, Short, 1), // Compression: none
            (262, Short, 1), // PhotometricInterpretation: black is zero
            (273, Long, PixelsAt), // StripOffsets
            (277, Short, 1), // SamplesPerPixel
            (278, Short, Side), // RowsPerStrip
            (279, Long, Side * Side * 2), // StripByteCounts
            (282, Rational, ResolutionAt), // XResolution
            (283, Rational, ResolutionAt), // YResolution
            (296, Short, 1), // ResolutionUnit: none
        ];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = at[(2 + (i * 12))..];
            BinaryPrimitives.WriteUInt16LittleEndian(entry, entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], entries[i].Type);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], 1);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], entries[i].Value);
        }
    }
}
