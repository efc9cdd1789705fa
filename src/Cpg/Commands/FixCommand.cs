using System.CommandLine;
using Cpg.Exits;
using Cpg.Fixing;
using Cpg.Sources;
using Cpg.Streams;
using Curation.Findings;
using Curation.Fixing;
using Curation.Texts;

namespace Cpg.Commands;

/// <summary><c>cpg fix</c>: the repairs on the output, what stays to be done by hand on the error stream.</summary>
internal sealed class FixCommand
{
    private readonly SourceOptions about;
    private readonly Option<string> format = new("--format")
    {
        Description = "table writes source, tab and target; mv writes lines of “aws s3 mv” for a POSIX shell.",
        DefaultValueFactory = _ => "table",
    };

    private readonly Option<string?> bucket = new("--bucket")
    {
        Description = "The bucket for --format mv, if SOURCE is not one.",
        HelpName = "BUCKET",
    };

    private FixCommand(Command command)
    {
        about = new SourceOptions(command);
        format.AcceptOnlyFromAmong("table", "mv");
        command.Options.Add(format);
        command.Options.Add(bucket);
    }

    public static Command For(Terminal terminal)
    {
        var command = new Command("fix", "Writes the repairs of what a check finds, as moves from key to key. It moves nothing itself.");
        var fix = new FixCommand(command);
        command.SetAction((parsed, cancellationToken) => fix.RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var settings = about.Settings(parsed);
        var output = new Output(terminal.Output);
        var moves = Moves(parsed, settings);
        using var source = settings.Open(terminal, isReadTwice: true);
        var progress = new Progress(terminal, TimeProvider.System);
        RepairPlan plan;
        try
        {
            plan = await Repairs.PlanAsync(source, about.Pack(parsed), about.Profile(parsed), moves, progress, cancellationToken);
        }
        finally
        {
            progress.End();
        }

        foreach (var repair in plan.Repairs)
        {
            output.Line(moves.Line(repair));
        }

        output.Flush();
        foreach (var (repair, reason) in plan.Refused)
        {
            await terminal.Error.WriteLineAsync(Escaped.Name($"not moved: {repair.Source} -> {repair.Target}: {reason}"));
        }

        await terminal.Error.WriteLineAsync(plan.Summary);
        return plan.Refused.Count > 0 ? ExitCode.Found : ExitCode.Clean;
    }

    private IMoveFormat Moves(ParseResult parsed, SourceSettings settings)
    {
        if (parsed.GetValue(format) == "table")
        {
            return new MoveTable();
        }

        var name = parsed.GetValue(bucket) ?? S3Location.TryParse(settings.Source)?.Bucket
            ?? throw new UnusableException("--format mv needs the bucket: name it with --bucket.");
        return new MoveLines(name, settings.EndpointUrl);
    }
}
