using Microsoft.Win32.SafeHandles;

namespace Sandbox.Storage.Index;

/// <summary>The file that every change goes to before it is visible: a frame a transaction, appended whole or not at all.</summary>
internal sealed class Journal : IDisposable
{
    private readonly SafeFileHandle file;
    private readonly bool flush;
    private Exception? broken;

    public Journal(string path, long length, bool flush)
    {
        file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        this.flush = flush;
        Length = length;
        // What a torn write left behind must not follow the next frame.
        RandomAccess.SetLength(file, length);
    }

    public long Length { get; private set; }

    /// <param name="frame">Content with <see cref="Frame.Head"/> free bytes before it.</param>
    public void Append(Span<byte> frame)
    {
        if (broken is not null)
        {
            throw new IOException("The journal could not be put right after a failed write; the server must be restarted.", broken);
        }
        Frame.WriteHead(frame, frame[Frame.Head..]);
        try
        {
            RandomAccess.Write(file, frame, Length);
            if (flush)
            {
                RandomAccess.FlushToDisk(file);
            }
        }
        catch (Exception exception)
        {
            TakeBack(exception);
            throw;
        }
        Length += frame.Length;
    }

    public void Dispose() => file.Dispose();

    /// <summary>Reads every whole frame of a journal and returns where the last one ends.</summary>
    public static long Replay(string path, Action<byte[]> frame)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        var end = 0L;
        while (Frame.Read(stream) is { } content)
        {
            frame(content);
            end = stream.Position;
        }
        return end;
    }

    private void TakeBack(Exception cause)
    {
        try
        {
            RandomAccess.SetLength(file, Length);
        }
        catch (IOException)
        {
            broken = cause;
        }
    }
}
