using Microsoft.Win32.SafeHandles;

namespace Cpg.Streams;

/// <summary>Where a command reads from and writes to.</summary>
/// <param name="ShowsProgress">Whether somebody watches the error stream.</param>
internal sealed record Terminal(Func<Stream> OpenInput, Stream Output, TextWriter Error, bool ShowsProgress)
{
    public static Terminal OfProcess() => new(Console.OpenStandardInput, StandardOutput(), Console.Error, !Console.IsErrorRedirected);

    // The console's stream keeps silent when a pipe's reader goes away, and the command would go on for nobody. A file is the console's
    // stream's, because it shares its position with the error stream.
    private static Stream StandardOutput()
    {
        if (!OperatingSystem.IsWindows() && Console.IsOutputRedirected)
        {
            var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek)
            {
                return pipe;
            }
        }

        return Console.OpenStandardOutput();
    }
}
