using Microsoft.Win32.SafeHandles;

namespace Sandbox.Storage.Content;

/// <summary>A range of an object's bytes, read slice after slice; at most one blob is open at a time.</summary>
internal sealed class ContentStream : Stream
{
    private readonly BlobFiles _blobs;
    private readonly Packs _packs;
    private readonly IReadOnlyList<Slice> _slices;
    private SafeFileHandle? _blob;
    private int _index;
    private long _within;
    private long _left;

    public ContentStream(BlobFiles blobs, Packs packs, IReadOnlyList<Slice> slices, long offset, long length)
    {
        (_blobs, _packs, _slices) = (blobs, packs, slices);
        (_within, _left, Length) = (offset, length, length);
        while (_index < slices.Count && _within >= slices[_index].Length)
        {
            _within -= slices[_index++].Length;
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get => Length - _left; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0 || buffer.Length == 0)
        {
            return 0;
        }
        var slice = _slices[_index];
        var wanted = (int)Math.Min(Math.Min(buffer.Length, _left), slice.Length - _within);
        var read = slice.Packed
            ? RandomAccess.Read(_packs.Handle(slice.File), buffer.Span[..wanted], slice.Offset + _within)
            : await RandomAccess.ReadAsync(_blob ??= _blobs.Open(slice.File), buffer[..wanted], slice.Offset + _within, cancellationToken);
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
        _blob?.Dispose();
        base.Dispose(disposing);
    }

    private void Advance(int read, Slice slice)
    {
        _left -= read;
        _within += read;
        if (_within < slice.Length)
        {
            return;
        }
        _blob?.Dispose();
        _blob = null;
        _within = 0;
        do
        {
            _index++;
        }
        while (_index < _slices.Count && _slices[_index].Length == 0);
    }
}
