using Curation.Granting;

namespace Portal.Writers;

/// <summary>The kinds of drift, as people call them.</summary>
internal static class DriftNames
{
    public static string Of(DriftKind kind) => kind switch
    {
        DriftKind.Missing => "gone at S3",
        DriftKind.Stray => "unknown to the portal",
        DriftKind.Scope => "another scope",
        DriftKind.Permission => "another permission",
        DriftKind.Holder => "another holder",
        _ => "another location",
    };
}
