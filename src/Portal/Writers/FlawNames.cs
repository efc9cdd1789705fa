using Curation.Granting.Linting;

namespace Portal.Writers;

/// <summary>What may be odd about a grant, as people call it.</summary>
internal static class FlawNames
{
    /// <summary>The gravest first.</summary>
    public static IReadOnlyList<GrantFlaw> All { get; } =
    [
        GrantFlaw.NotUnderstood, GrantFlaw.BucketWide, GrantFlaw.WiderThanProject, GrantFlaw.LacksSlash, GrantFlaw.Orphan, GrantFlaw.Differs,
        GrantFlaw.Missing, GrantFlaw.PastEnd, GrantFlaw.Duplicate, GrantFlaw.Overlap, GrantFlaw.Unused,
    ];

    public static string Of(GrantFlaw flaw) => flaw switch
    {
        GrantFlaw.NotUnderstood => "Not understood",
        GrantFlaw.BucketWide => "Whole bucket",
        GrantFlaw.WiderThanProject => "Wider than a project",
        GrantFlaw.LacksSlash => "Missing slash",
        GrantFlaw.Orphan => "Unknown to the portal",
        GrantFlaw.Differs => "Differs at S3",
        GrantFlaw.Missing => "Gone at S3",
        GrantFlaw.PastEnd => "Past its end",
        GrantFlaw.Duplicate => "There twice",
        GrantFlaw.Overlap => "Overlaps",
        _ => "Unused for 60 days",
    };
}
