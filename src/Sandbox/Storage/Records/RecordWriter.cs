using System.Buffers;
using System.Text;

namespace Sandbox.Storage.Records;

/// <summary>Writes the values of the ledger: numbers of seven bits a byte, bytes and texts with their length before them.</summary>
internal sealed class RecordWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

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
        _bytes.Write([value]);
        return this;
    }

    public RecordWriter Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public RecordWriter Text(string text)
    {
        Number(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, _bytes);
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
