using System.Globalization;

namespace Cpg;

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
            Show();
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

    private void Show()
    {
        var elapsed = Elapsed;
        next = elapsed + Often;
        var line = string.Create(CultureInfo.InvariantCulture, $"{keys:N0} keys, {keys / elapsed.TotalSeconds:N0} a second, {elapsed.TotalSeconds:0} s");
        terminal.Error.Write($"\r{line.PadRight(width)}");
        width = Math.Max(width, line.Length);
    }
}
