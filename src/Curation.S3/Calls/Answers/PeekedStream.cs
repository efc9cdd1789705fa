using Curation.Texts;

namespace Curation.S3.Calls.Answers;

/// <summary>What was read of a stream already, and then the rest of it.</summary>
internal sealed class PeekedStream(ReadOnlyMemory<byte> start, Stream rest) : ForwardStream
{
    private int taken;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ReadStart(buffer.Span) is var count and > 0 ? count : await rest.ReadAsync(buffer, cancellationToken);

    // The SDK reads XML so.
    public override int Read(Span<byte> buffer) => ReadStart(buffer) is var count and > 0 ? count : rest.Read(buffer);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rest.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadStart(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, start.Length - taken);
        start.Span.Slice(taken, count).CopyTo(buffer);
        taken += count;
        return count;
    }
}
