using Curation.Findings;

namespace Curation.Checks;

/// <summary>Reads the rules that are documented, but not decided by this version.</summary>
internal static class UndecidedRules
{
    private const string Resource = "Curation.undecided-rules.txt";

    private static readonly Lazy<IReadOnlyList<UndecidedRule>> Embedded = new(ReadEmbedded);

    public static IReadOnlyList<UndecidedRule> All => Embedded.Value;

    /// <summary>Throws <see cref="FormatException"/> that names the line in error.</summary>
    public static IReadOnlyList<UndecidedRule> Parse(string text) =>
        [.. text.Split('\n').Select((line, i) => (Text: line.Trim(), Number: i + 1)).Where(line => line.Text is not "" and not ['#', ..])
            .Select(line => ParseLine(line.Text, line.Number))];

    private static UndecidedRule ParseLine(string line, int number)
    {
        var fields = line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var texts = fields.Length == 4 ? fields[3].Split('|', StringSplitOptions.TrimEntries) : [];
        return texts.Length == 2
            ? new UndecidedRule(fields[0], Named<RuleScope>(fields[1], number), Named<Severity>(fields[2], number), texts[0], texts[1])
            : throw new FormatException($"Line {number} of the undecided rules: expected “id scope severity rule | what to do”, not “{line}”.");
    }

    private static T Named<T>(string name, int number)
        where T : struct, Enum =>
        Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new FormatException(
                $"Line {number} of the undecided rules: “{name}” is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");

    private static IReadOnlyList<UndecidedRule> ReadEmbedded()
    {
        using var stream = typeof(UndecidedRules).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build lacks its resource {Resource}.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}

/// <summary>A rule that people know and cite, but that no code of this version decides.</summary>
internal sealed record UndecidedRule(string Id, RuleScope Scope, Severity Severity, string Title, string Remedy) : IRule
{
    public string Docs => Scope switch
    {
        RuleScope.Content => "Decided from what is written in the files; not decided by this version.",
        _ => "Decided from the whole listing; not decided by this version.",
    };

    public Severity SeverityIn(Profile profile) => Severity;
}
