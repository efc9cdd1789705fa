using System.Text;

namespace Sandbox.Storage.Records;

/// <summary>Reads what <see cref="RecordWriter"/> wrote.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _bytes = bytes;

    public readonly bool IsAtEnd => _bytes.IsEmpty;

    public long Number()
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var value = Byte();
            number |= (ulong)(value & 0x7F) << shift;
            if (value < 0x80)
            {
                return (long)number;
            }
        }
    }

    public byte Byte()
    {
        var value = _bytes[0];
        _bytes = _bytes[1..];
        return value;
    }

    public ReadOnlySpan<byte> Raw(int length)
    {
        var bytes = _bytes[..length];
        _bytes = _bytes[length..];
        return bytes;
    }

    public string Text() => Encoding.UTF8.GetString(Raw((int)Number()));

    public Dictionary<string, string> Texts(StringComparer comparer)
    {
        var count = (int)Number();
        var pairs = new Dictionary<string, string>(count, comparer);
        for (var i = 0; i < count; i++)
        {
            pairs[Text()] = Text();
        }
        return pairs;
    }
}
