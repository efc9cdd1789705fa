using System.CommandLine;
using Cpg.Reports;
using Curation.Checking;

namespace Cpg.Commands;

/// <summary><c>cpg check</c>: findings on the output, their summary on the error stream.</summary>
internal sealed class CheckCommand
{
    private readonly SourceOptions about;
    private readonly Option<string> format = new("--format")
    {
        Description = "text groups the findings by rule, ndjson writes each as a line of JSON, json writes the summary.",
        DefaultValueFactory = _ => "text",
    };

    private CheckCommand(Command command)
    {
        about = new SourceOptions(command);
        format.AcceptOnlyFromAmong("text", "ndjson", "json");
        command.Options.Add(format);
    }

    public static Command For(Terminal terminal)
    {
        var command = new Command("check", "Checks keys against the structure of the gallery.");
        var check = new CheckCommand(command);
        command.SetAction((parsed, cancellationToken) => check.RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var pack = about.Pack(parsed);
        using var source = about.Settings(parsed).Open(terminal, isReadTwice: false);
        var output = new Output(terminal.Output);
        using var lines = new LinesReport(output);
        IReport report = parsed.GetValue(format) switch
        {
            "ndjson" => lines,
            "json" => new JsonReport(output, pack),
            _ => new TextReport(output, pack),
        };
        var check = new StructureCheck(pack, about.Profile(parsed), report.Add);
        var progress = new Progress(terminal, TimeProvider.System);
        try
        {
            await source.ReadAsync(
                (key, size) =>
                {
                    check.Observe(key, size);
                    progress.Step();
                },
                cancellationToken);
        }
        finally
        {
            progress.End();
        }

        var summary = check.Summary;
        report.End(summary);
        output.Flush();
        await terminal.Error.WriteLineAsync(SummaryLine.Of(summary, progress.Elapsed));
        return summary.Findings.Errors > 0 ? ExitCode.Found : ExitCode.Clean;
    }
}
