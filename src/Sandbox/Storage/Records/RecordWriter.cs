using System.Buffers;
using System.Text;

namespace Sandbox.Storage.Records;

/// <summary>Writes the values of the ledger: numbers of seven bits a byte, bytes and texts with their length before them.</summary>
internal sealed class RecordWriter
{
    private readonly ArrayBufferWriter<byte> written = new(256);

    public byte[] ToArray() => written.WrittenSpan.ToArray();

    public RecordWriter Number(long number)
    {
        var left = (ulong)number;
        while (left >= 0x80)
        {
            Byte((byte)(left | 0x80));
            left >>= 7;
        }
        return Byte((byte)left);
    }

    public RecordWriter Byte(byte value)
    {
        written.Write([value]);
        return this;
    }

    public RecordWriter Raw(ReadOnlySpan<byte> bytes)
    {
        written.Write(bytes);
        return this;
    }

    public RecordWriter Text(string text)
    {
        Number(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, written);
        return this;
    }

    public RecordWriter Texts(IReadOnlyCollection<KeyValuePair<string, string>> pairs)
    {
        Number(pairs.Count);
        foreach (var (name, value) in pairs)
        {
            Text(name).Text(value);
        }
        return this;
    }
}
