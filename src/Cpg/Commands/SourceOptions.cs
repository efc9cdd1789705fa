using System.CommandLine;
using Cpg.Sources;
using Curation.Checks;
using Curation.Findings;

namespace Cpg.Commands;

/// <summary>What both commands ask about the keys and the rules.</summary>
internal sealed class SourceOptions
{
    private readonly Argument<string> source = new("SOURCE")
    {
        Description = "A listing (plain or gzipped), a folder, s3://bucket/prefix, or “-” for a listing on standard input.",
    };

    private readonly Option<string?> put = new("--as")
    {
        Description = "Is put before each key. A local folder needs it: its paths are relative.",
        HelpName = "PREFIX",
    };

    private readonly Option<string> profile = new("--profile")
    {
        Description = "How strict: staging for new deposits, gallery for what is public already.",
        DefaultValueFactory = _ => "staging",
    };

    private readonly Option<string?> rules = new("--rules") { Description = "Another layout than the gallery's own.", HelpName = "FILE" };

    private readonly Option<string?> registry = new("--registry")
    {
        Description = "A registry.yml with the projects there are; else those this build knows.",
        HelpName = "FILE",
    };

    private readonly Option<string?> root = new("--root")
    {
        Description = "The folder that absolute paths of “find” are read from.",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> endpoint = new("--endpoint-url") { Description = "Another S3 server than AWS.", HelpName = "URL" };

    private readonly Option<string> region = new("--region")
    {
        Description = "The bucket's region.",
        DefaultValueFactory = _ => "us-east-1",
        HelpName = "REGION",
    };

    private readonly Option<bool> isAnonymous = new("--no-sign-request") { Description = "Reads a public bucket without credentials." };

    public SourceOptions(Command command)
    {
        profile.AcceptOnlyFromAmong("staging", "gallery");
        command.Arguments.Add(source);
        foreach (var option in new Option[] { put, profile, rules, registry, root, endpoint, region, isAnonymous })
        {
            command.Options.Add(option);
        }
    }

    public SourceSettings Settings(ParseResult parsed) => new(
        parsed.GetRequiredValue(source),
        parsed.GetValue(put),
        parsed.GetValue(root),
        parsed.GetValue(endpoint),
        parsed.GetRequiredValue(region),
        parsed.GetValue(isAnonymous));

    public RulePack Pack(ParseResult parsed) => Rules.Read(parsed.GetValue(rules), parsed.GetValue(registry));

    public Profile Profile(ParseResult parsed) =>
        parsed.GetRequiredValue(profile) == "gallery" ? Curation.Findings.Profile.Gallery : Curation.Findings.Profile.Staging;
}
