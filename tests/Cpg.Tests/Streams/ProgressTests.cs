using System.Text;
using Cpg.Streams;
using Testing.Clocks;

namespace Cpg.Tests.Streams;

/// <summary>The line that tells how far a command is.</summary>
public sealed class ProgressTests
{
    [Fact]
    public void On_a_terminal_one_line_counts_keys_then_tables_and_is_taken_away()
    {
        var (progress, error, clock) = Watched(showsProgress: true);

        Step(progress, 1023);
        clock.Now += TimeSpan.FromSeconds(2);
        progress.Step();
        Step(progress, 1024);
        clock.Now += TimeSpan.FromSeconds(2);
        progress.Tell(new(3, 40));
        progress.Tell(new(4, 40));
        progress.End();

        var shown = error.ToString();
        var blank = new string(' ', "1,024 keys, 512 a second, 2 s".Length);
        Assert.StartsWith("\r1,024 keys, 512 a second, 2 s\r2,048 keys, 3 of 40 tables read, 4 s", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("4 of 40", shown, StringComparison.Ordinal);
        Assert.EndsWith($"\r{blank.PadRight("2,048 keys, 3 of 40 tables read, 4 s".Length)}\r", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', shown);
    }

    [Fact]
    public void In_a_pipe_there_is_none()
    {
        var (progress, error, clock) = Watched(showsProgress: false);

        clock.Now += TimeSpan.FromSeconds(2);
        Step(progress, 5000);
        progress.Tell(new(3, 40));
        progress.End();

        Assert.Equal("", error.ToString());
    }

    [Fact]
    public async Task A_check_leaves_its_summary_alone_on_the_terminal()
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var keys = string.Concat(Enumerable.Range(0, 5000).Select(i => $"cpg0016-jump/source_4/images/2021_04_26_Batch1/illum/BR1/BR1_Illum{i}.npy\n"));
        var terminal = new Terminal(() => new MemoryStream(Encoding.UTF8.GetBytes(keys)), output, error, ShowsProgress: true);

        await CommandLine.RunAsync(["check", "-"], terminal, CancellationToken.None);

        var last = error.ToString().Split('\r')[^1];
        Assert.StartsWith("5,000 objects", last, StringComparison.Ordinal);
        Assert.EndsWith(Environment.NewLine, last, StringComparison.Ordinal);
    }

    private static (Progress Progress, StringWriter Error, FixedClock Clock) Watched(bool showsProgress)
    {
        var clock = new FixedClock();
        var error = new StringWriter();
        return (new Progress(new Terminal(() => Stream.Null, Stream.Null, error, showsProgress), clock), error, clock);
    }

    private static void Step(Progress progress, int keys)
    {
        for (var i = 0; i < keys; i++)
        {
            progress.Step();
        }
    }
}
