using Curation.Findings;

namespace Cpg.Reports;

/// <summary>Words of the core as they are written and typed.</summary>
internal static class EnumNames
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    public static string Of(Profile profile) => profile == Profile.Gallery ? "gallery" : "staging";
}
