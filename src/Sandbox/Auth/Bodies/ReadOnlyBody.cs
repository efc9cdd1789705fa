namespace Sandbox.Auth.Bodies;

/// <summary>A stream that is only read, once, asynchronously and to its end.</summary>
internal abstract class ReadOnlyBody : Stream
{
    private bool failed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // After a failure the place in the framing is lost; what follows must not pass for a good end.
        if (failed)
        {
            throw new InvalidOperationException("This body has already failed.");
        }
        failed = true;
        var count = buffer.IsEmpty ? 0 : await ReadSomeAsync(buffer, cancellationToken);
        failed = false;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Like ReadAsync; zero is the end, and is told only after everything promised was found true.</summary>
    protected abstract ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}
