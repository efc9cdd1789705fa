using System.CommandLine;
using System.CommandLine.Invocation;
using Cpg.Commands;
using Cpg.Exits;
using Cpg.Renewing;
using Cpg.Streams;
using Curation.Listings;
using Curation.Texts;

namespace Cpg;

/// <summary>The command line as a whole: what it is called with, and how it ends.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Checks data against the structure of the Cell Painting Gallery before, while and after it is uploaded.")
        {
            CheckCommand.For(terminal),
            FixCommand.For(terminal),
            CredentialsCommand.For(terminal),
        };
        Examples.AddTo(root);

        var parsed = root.Parse(arguments);
        using var output = new StreamWriter(terminal.Output, leaveOpen: true) { AutoFlush = true };
        var running = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = terminal.Error };
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync(Escaped.Text(TokenSource.Hidden(error.Message)));
            }

            await terminal.Error.WriteLineAsync("See cpg --help.");
            return ExitCode.Unusable;
        }

        try
        {
            return await parsed.InvokeAsync(running, cancellationToken);
        }
        catch (Exception exception) when (exception is ListingException or UnusableException)
        {
            await terminal.Error.WriteLineAsync(Escaped.Text($"cpg: {exception.Message}"));
            return ExitCode.Unusable;
        }
        catch (BrokenPipeException)
        {
            return ExitCode.ReaderGone;
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("cpg: stopped; what was written so far is not complete.");
            return ExitCode.Interrupted;
        }
        catch (IOException exception)
        {
            await terminal.Error.WriteLineAsync(Escaped.Text($"cpg: reading or writing failed: {exception.Message}"));
            return ExitCode.Unusable;
        }
    }
}
