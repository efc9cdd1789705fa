using System.Reflection;
using System.Text.RegularExpressions;
using Curation.Workflow.Facts;
using Testing.Tools;

namespace Curation.Tests.Workflow.Facts;

/// <summary>Facts are kept for ever, so what they are called never changes; and it is written in one place.</summary>
public sealed partial class FactNamesTests
{
    private static readonly string[] Written =
    [
        "check.asked", "check.cancelled", "check.done", "check.failed", "check.files-removed", "check.resumed",
        "copy.cancelled", "copy.continued", "copy.done", "copy.failed", "copy.paused", "copy.resumed",
        "credentials.asked",
        "deposit.approved", "deposit.changes-asked", "deposit.comment", "deposit.copying", "deposit.declared", "deposit.declined", "deposit.failed",
        "deposit.hold-lifted", "deposit.opened", "deposit.published", "deposit.released", "deposit.requested", "deposit.submitted",
        "deposit.withdrawn", "grant.end-moved", "grant.end-removed", "grant.end-set", "grant.ended", "grant.ending", "grant.failed", "grant.made",
        "grant.mended", "grant.wanted", "number.registered", "number.released", "number.reserved",
        "person.disabled", "person.enabled", "person.joined", "person.role-seen", "person.role-set", "person.role-unsaid",
        "plan.asked", "plan.cancelled", "plan.continued", "plan.done", "plan.failed", "plan.outdated", "plan.paused", "plan.resumed",
        "promotion.approved",
        "registry.imported",
        "report.removed",
        "request.agreed", "request.answered", "request.change-asked", "request.changed", "request.endorsed",
        "token.made", "token.revoked", "token.used-for-credentials",
        "waiver.ended", "waiver.given",
    ];

    [Fact]
    public void Each_fact_is_called_what_it_was_always_called() =>
        Assert.Equal(Written.Order(StringComparer.Ordinal), Names().Order(StringComparer.Ordinal));

    [Fact]
    public void No_name_of_a_fact_stands_anywhere_else()
    {
        var known = Written.Select(name => $"\"{name}\"").ToArray();
        var elsewhere = Sources()
            .Where(path => !path.EndsWith("Facts.cs", StringComparison.Ordinal))
            .SelectMany(path =>
                Quoted().Matches(File.ReadAllText(path)).Where(found => known.Contains(found.Value)).Select(found => $"{path}: {found.Value}"));

        Assert.Empty(elsewhere);
    }

    // What ends in no word is what several begin with.
    private static IEnumerable<string> Names() => typeof(Fact).Assembly.GetTypes()
        .Where(type => type.IsAbstract
            && type.IsSealed
            && type.Name.EndsWith("Facts", StringComparison.Ordinal)
            && type.Namespace?.StartsWith("Curation.Workflow.", StringComparison.Ordinal) == true)
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral))
        .Select(field => (string)field.GetRawConstantValue()!)
        .Where(name => char.IsAsciiLetter(name[^1]));

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Repository.PathOf("src"), "*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path) is ".cs" or ".razor" && !path.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal));

    [GeneratedRegex("\"[a-z]+\\.[a-z-]+\"")]
    private static partial Regex Quoted();
}
