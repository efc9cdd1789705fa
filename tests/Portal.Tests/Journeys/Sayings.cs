using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;

namespace Portal.Tests.Journeys;

/// <summary>What programs within the tests say on the error stream, kept for whoever asks why one of them did not start.</summary>
internal sealed class Sayings(TextWriter stream) : TextWriter
{
    private static readonly ConcurrentQueue<string> Last = new();

    public override Encoding Encoding => stream.Encoding;

    /// <summary>The last ten lines.</summary>
    public static string Lines => string.Join('\n', Last);

    [ModuleInitializer]
    internal static void Listen() => Console.SetError(new Sayings(Console.Error));

    public override void Write(char value) => stream.Write(value);

    public override void WriteLine(string? value)
    {
        Last.Enqueue(value ?? "");
        while (Last.Count > 10)
        {
            Last.TryDequeue(out _);
        }

        stream.WriteLine(value);
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
