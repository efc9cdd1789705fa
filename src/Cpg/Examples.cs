using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Cpg.Streams;

namespace Cpg;

/// <summary>Adds examples and exit codes to the help.</summary>
internal static class Examples
{
    private const string Text = """
        Examples:
          cpg check listing.txt.gz
          cpg check /data/upload --as cpg0037-oasis/broad
          find . -type f -printf '%s\t%p\n' | cpg check - --as cpg0037-oasis/broad
          aws s3 ls --recursive s3://bucket/cpg0037-oasis/ | cpg check -
          cpg check s3://cellpainting-gallery/cpg0037-oasis/broad/ --profile gallery --no-sign-request
          cpg check listing.txt --format ndjson > findings.ndjson
          cpg fix listing.txt > moves.tsv
          cpg fix s3://bucket/cpg0037-oasis/broad/ --format mv > moves.sh
          cpg credentials --portal https://portal.example.org --token-file ~/.config/cpg/token

        Exit codes:
          0  check: no error was found; fix: every repair is written; credentials: they are printed
          1  check: errors were found; fix: some repairs were refused; credentials: the portal gives none
          2  the input or the settings cannot be used
        """;

    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new WithExamples((SynchronousCommandLineAction)help.Action!);
    }

    private sealed class WithExamples(SynchronousCommandLineAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(Text);
            return code;
        }
    }
}
