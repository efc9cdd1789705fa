using System.Text;

namespace Sandbox.Storage.Records;

/// <summary>Reads what <see cref="RecordWriter"/> wrote.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> left = bytes;

    public readonly bool IsAtEnd => left.IsEmpty;

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
        var value = left[0];
        left = left[1..];
        return value;
    }

    public ReadOnlySpan<byte> Raw(int length)
    {
        var bytes = left[..length];
        left = left[length..];
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
