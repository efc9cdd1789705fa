using Microsoft.Win32.SafeHandles;

namespace Sandbox.Storage.Content;

/// <summary>A range of an object's bytes, read slice after slice; at most one blob is open at a time.</summary>
internal sealed class ContentStream : Stream
{
    private readonly BlobFiles blobs;
    private readonly Packs packs;
    private readonly IReadOnlyList<Slice> slices;
    private SafeFileHandle? blob;
    private int index;
    private long within;
    private long left;

    public ContentStream(BlobFiles blobs, Packs packs, IReadOnlyList<Slice> slices, long offset, long length)
    {
        (this.blobs, this.packs, this.slices) = (blobs, packs, slices);
        (within, left, Length) = (offset, length, length);
        while (index < slices.Count && within >= slices[index].Length)
        {
            within -= slices[index++].Length;
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get => Length - left; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left == 0 || buffer.Length == 0)
        {
            return 0;
        }
        var slice = slices[index];
        var wanted = (int)Math.Min(Math.Min(buffer.Length, left), slice.Length - within);
        var read = slice.Packed
            ? RandomAccess.Read(packs.Handle(slice.File), buffer.Span[..wanted], slice.Offset + within)
            : await RandomAccess.ReadAsync(blob ??= blobs.Open(slice.File), buffer[..wanted], slice.Offset + within, cancellationToken);
        if (read == 0)
        {
            throw new IOException($"The content file {slice.File:x} is shorter than its record says.");
        }
        Advance(read, slice);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Content is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        blob?.Dispose();
        base.Dispose(disposing);
    }

    private void Advance(int read, Slice slice)
    {
        left -= read;
        within += read;
        if (within < slice.Length)
        {
            return;
        }
        blob?.Dispose();
        blob = null;
        within = 0;
        do
        {
            index++;
        }
        while (index < slices.Count && slices[index].Length == 0);
    }
}
