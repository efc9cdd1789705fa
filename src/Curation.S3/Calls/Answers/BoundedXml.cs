using System.Xml;
using Curation.Texts;

namespace Curation.S3.Calls.Answers;

/// <summary>An answer that is read as XML: handed on as it comes, until it is too long or too deep to be one.</summary>
internal sealed class BoundedXml(Stream answer) : ForwardStream
{
    // A page has 1,000 keys of 1,024 bytes, each perhaps percent-encoded, with what is told of them.
    private const int Longest = 16 * 1024 * 1024;

    private XmlNesting nesting;
    private int length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await answer.ReadAsync(buffer, cancellationToken);
        Scan(buffer.Span[..count]);
        return count;
    }

    // The SDK reads XML so.
    public override int Read(Span<byte> buffer)
    {
        var count = answer.Read(buffer);
        Scan(buffer[..count]);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            answer.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Scan(ReadOnlySpan<byte> bytes)
    {
        length += bytes.Length;
        if (length > Longest)
        {
            throw new XmlException($"The answer has more than {Longest} bytes.");
        }

        nesting.Append(bytes);
    }
}
