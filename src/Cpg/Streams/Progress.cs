using System.Globalization;
using Curation.Tables;

namespace Cpg.Streams;

/// <summary>One line on a terminal that tells how far a command is; nothing where nobody watches.</summary>
internal sealed class Progress(Terminal terminal, TimeProvider clock)
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(250);

    private readonly long started = clock.GetTimestamp();
    private TimeSpan next = Often;
    private long keys;
    private int width;

    public TimeSpan Elapsed => clock.GetElapsedTime(started);

    /// <summary>Counts one key.</summary>
    public void Step()
    {
        // The clock is asked now and then only: a key takes less time than it does.
        if ((++keys & 0x3FF) == 0 && terminal.ShowsProgress && Elapsed >= next)
        {
            var elapsed = Elapsed.TotalSeconds;
            Show(string.Create(CultureInfo.InvariantCulture, $"{keys:N0} keys, {keys / elapsed:N0} a second, {elapsed:0} s"));
        }
    }

    /// <summary>Tells how many tables are read.</summary>
    public void Tell(ContentProgress tables)
    {
        if (terminal.ShowsProgress && Elapsed >= next)
        {
            Show(string.Create(
                CultureInfo.InvariantCulture, $"{keys:N0} keys, {tables.Done:N0} of {tables.Of:N0} tables read, {Elapsed.TotalSeconds:0} s"));
        }
    }

    /// <summary>Takes the line away again.</summary>
    public void End()
    {
        if (width > 0)
        {
            terminal.Error.Write($"\r{new string(' ', width)}\r");
            width = 0;
        }
    }

    private void Show(string line)
    {
        next = Elapsed + Often;
        terminal.Error.Write($"\r{line.PadRight(width)}");
        width = Math.Max(width, line.Length);
    }
}
