namespace Curation.Workflow.Grants;

/// <summary>What is told of a grant.</summary>
public static class GrantFacts
{
    public const string Wanted = "grant.wanted";
    public const string Made = "grant.made";
    public const string Failed = "grant.failed";
    public const string EndSet = "grant.end-set";
    public const string EndMoved = "grant.end-moved";
    public const string EndRemoved = "grant.end-removed";
    public const string Ending = "grant.ending";
    public const string Ended = "grant.ended";
    public const string Mended = "grant.mended";

    /// <summary>What the facts begin with that say when a grant is to end.</summary>
    public const string EndStart = "grant.end-";
}
