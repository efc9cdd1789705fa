using System.Buffers.Binary;
using System.Text;

namespace Portal.Demo.Seeds;

/// <summary>NumPy's own file format, version 1.0, for a matrix of 32-bit floats.</summary>
internal static class Npy
{
    private const int PreambleSize = 10;
    private const int Alignment = 64;

    public static byte[] Of(ReadOnlySpan<float> values, int rows, int columns)
    {
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}";
        var size = (PreambleSize + header.Length + 1 + Alignment - 1) / Alignment * Alignment;
        var file = new byte[size + (values.Length * 4)];
        ReadOnlySpan<byte> preamble = [0x93, .. "NUMPY"u8, 1, 0];
        preamble.CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), (ushort)(size - PreambleSize));
        Encoding.ASCII.GetBytes(header.PadRight(size - PreambleSize - 1) + "\n", file.AsSpan(PreambleSize));
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(size + (i * 4)), values[i]);
        }
        return file;
    }
}
