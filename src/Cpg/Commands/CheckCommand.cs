using System.CommandLine;
using Cpg.Exits;
using Cpg.Reports;
using Cpg.Sources;
using Cpg.Streams;
using Curation.Checks;
using Curation.Findings;
using Curation.Store;

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

    private readonly Option<string?> scope = new("--scope")
    {
        Description = "What the listing is complete for, if it is less than a source: nothing outside it is said to be missing. Else --as, or the prefix in s3://bucket/prefix.",
        HelpName = "PREFIX",
    };

    private readonly Option<string?> gallery = new("--gallery")
    {
        Description = "The public bucket, s3://cellpainting-gallery, to look up images that tables name and SOURCE lacks. Not asked unless given.",
        HelpName = "BUCKET",
    };

    private CheckCommand(Command command)
    {
        about = new SourceOptions(command);
        format.AcceptOnlyFromAmong("text", "ndjson", "json");
        command.Options.Add(format);
        command.Options.Add(scope);
        command.Options.Add(gallery);
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
        var settings = about.Settings(parsed);
        using var source = settings.Open(terminal, isReadTwice: false);
        if (parsed.GetValue(gallery) is { } named && source.Contents is null)
        {
            throw new UnusableException($"--gallery {named}: images are looked up that tables name, and a listing holds no tables. Check a folder or a bucket.");
        }

        var output = new Output(terminal.Output);
        using var lines = new LinesReport(output);
        IReport report = parsed.GetValue(format) switch
        {
            "ndjson" => lines,
            "json" => new JsonReport(output, pack),
            _ => new TextReport(output, pack),
        };
        using var known = parsed.GetValue(gallery) is { } address ? settings.Gallery(address) : null;
        await using var scratch = source.Contents is null ? null : Scratch.Create();
        var check = new DepositCheck(pack, about.Profile(parsed), report.Add, Scope(parsed) ?? settings.Scope, scratch, granted: settings.As is null ? null : settings.Scope);
        var progress = new Progress(terminal, TimeProvider.System);
        DepositReport whole;
        try
        {
            await ObserveAsync(source, check, about.Profile(parsed) is Profile.Staging ? known : null, progress, terminal, cancellationToken);
            whole = source.Contents is { } contents ? await check.CompleteAsync(new TimedContents(contents, TimeProvider.System), known, progress.Tell, cancellationToken) : check.Complete();
        }
        finally
        {
            progress.End();
        }

        report.End(whole);
        output.Flush();
        await terminal.Error.WriteLineAsync(SummaryLine.Of(whole, progress.Elapsed));
        return whole.Summary.Findings.Errors > 0 ? ExitCode.Found : ExitCode.Clean;
    }

    // As the portal does: what the gallery holds is laid beside the keys as they come.
    private static async Task ObserveAsync(
        IKeySource source, DepositCheck check, IFolders? gallery, Progress progress, Terminal terminal, CancellationToken cancellationToken)
    {
        if (gallery is null || source.ListAsync(cancellationToken) is not { } objects)
        {
            await source.ReadAsync(
                (key, size, tag) =>
                {
                    check.Observe(key, size, tag);
                    progress.Step();
                },
                cancellationToken);
            return;
        }

        await using var beside = new BestEffortComparison(gallery, check);
        await foreach (var found in objects.WithCancellation(cancellationToken))
        {
            check.Observe(found);
            progress.Step();
            await beside.ObserveAsync(found, cancellationToken);
        }

        await beside.CompleteAsync(cancellationToken);
        if (beside.Silence is { } words)
        {
            await terminal.Error.WriteLineAsync($"What the gallery holds was not compared: {words}");
        }
    }

    private Prefix? Scope(ParseResult parsed)
    {
        if (parsed.GetValue(scope) is not { } text)
        {
            return null;
        }

        return Prefix.TryRead(text, out var prefix, out var reason) ? prefix : throw new UnusableException($"--scope {text}: {reason}");
    }
}
