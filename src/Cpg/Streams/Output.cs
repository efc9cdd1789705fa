using System.Buffers;
using System.Text;

namespace Cpg.Streams;

/// <summary>Standard output behind a buffer.</summary>
internal sealed class Output(Stream stream)
{
    private const int EnoughBytes = 64 * 1024;

    // Grows to a little more than EnoughBytes.
    private readonly ArrayBufferWriter<byte> waiting = new(EnoughBytes + 8192);

    public IBufferWriter<byte> Waiting => waiting;

    public void Line(string text = "")
    {
        Encoding.UTF8.GetBytes(text, waiting);
        EndLine();
    }

    public void EndLine()
    {
        waiting.Write("\n"u8);
        if (waiting.WrittenCount >= EnoughBytes)
        {
            Flush();
        }
    }

    public void Flush()
    {
        try
        {
            stream.Write(waiting.WrittenSpan);
            stream.Flush();
            waiting.ResetWrittenCount();
        }
        catch (IOException exception) when (IsBrokenPipe(exception))
        {
            throw new BrokenPipeException(exception);
        }
    }

    // EPIPE, and what Windows calls “the pipe is being closed” and “the pipe has been ended”.
    private static bool IsBrokenPipe(IOException exception) => exception.HResult is 32 or unchecked((int)0x800700E8) or unchecked((int)0x8007006D);
}

/// <summary>Nobody reads the output any more, as behind <c>| head</c>.</summary>
internal sealed class BrokenPipeException(IOException inner) : Exception("The reader of the output has gone.", inner);
