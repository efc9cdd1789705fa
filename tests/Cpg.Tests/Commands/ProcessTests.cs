using System.Diagnostics;
using Cpg.Exits;
using Cpg.Tests.Running;
using Testing.Keys;
using Testing.Tools;

namespace Cpg.Tests.Commands;

/// <summary>The built command as its own process, for what only a process has.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Codes_and_streams_are_those_of_the_process()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder.At("real.txt.gz")))
        using (var real = Corpus.Open("real-keys.txt.gz"))
        {
            await real.CopyToAsync(file);
        }

        using var cpg = CpgProcess.Start("check", folder.At("real.txt.gz"), "--format", "ndjson");
        cpg.StandardInput.Close();
        var output = cpg.StandardOutput.ReadToEndAsync();
        var error = cpg.StandardError.ReadToEndAsync();

        Assert.Equal(1, await CpgProcess.EndAsync(cpg));
        Assert.All(
            (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.StartsWith("{\"rule\":\"", line, StringComparison.Ordinal));
        Assert.StartsWith("10,114 objects", await error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_goes_away_is_no_crash()
    {
        using var cpg = CpgProcess.Start("check", "-", "--format", "ndjson");
        var error = cpg.StandardError.ReadToEndAsync();
        cpg.StandardOutput.Close();
        await FeedAsync(cpg);

        Assert.Equal(ExitCode.ReaderGone, await CpgProcess.EndAsync(cpg));
        Assert.Equal("", await error);
    }

    [Fact]
    public async Task An_interrupt_ends_it_in_words()
    {
        using var cpg = CpgProcess.StartWithInterrupts(ignored: false, "check", "-", "--format", "ndjson");
        var error = cpg.StandardError.ReadToEndAsync();

        // The first findings tell that it is at work; it waits for whoever reads them, and so does the feeding.
        var feeding = FeedAsync(cpg);
        await cpg.StandardOutput.ReadLineAsync().WaitAsync(CpgProcess.Patience);
        using var kill = Process.Start("kill", ["-INT", $"{cpg.Id}"]);
        var rest = cpg.StandardOutput.ReadToEndAsync();

        Assert.Equal(ExitCode.Interrupted, await CpgProcess.EndAsync(cpg));
        Assert.Equal("cpg: stopped; what was written so far is not complete.", (await error).Trim());
        await rest;
        await feeding;
    }

    [Fact]
    public async Task In_the_background_of_a_script_an_interrupt_is_not_meant_for_it()
    {
        using var cpg = CpgProcess.StartWithInterrupts(ignored: true, "check", "-", "--format", "ndjson");
        var error = cpg.StandardError.ReadToEndAsync();

        var feeding = FeedAsync(cpg);
        await cpg.StandardOutput.ReadLineAsync().WaitAsync(CpgProcess.Patience);
        using var kill = Process.Start("kill", ["-INT", $"{cpg.Id}"]);
        await kill.WaitForExitAsync().WaitAsync(CpgProcess.Patience);
        var rest = cpg.StandardOutput.ReadToEndAsync();
        await feeding;
        cpg.StandardInput.Close();

        Assert.Equal(ExitCode.Found, await CpgProcess.EndAsync(cpg));
        Assert.StartsWith("4,000 objects", await error, StringComparison.Ordinal);
        await rest;
    }

    // More findings than the output's buffer holds. The input stays open.
    private static async Task FeedAsync(Process cpg)
    {
        try
        {
            for (var i = 0; i < 4000; i++)
            {
                await cpg.StandardInput.WriteLineAsync($"not-a-project/source_4/images/2021_04_26_Batch1/images/P1/{i}.tiff");
            }

            await cpg.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }
}
