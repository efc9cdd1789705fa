namespace Curation.Granting.Linting;

/// <summary>What may be wrong with a grant.</summary>
public enum GrantFlaw
{
    NotUnderstood,
    BucketWide,
    LacksSlash,
    WiderThanProject,
    Overlap,
    Duplicate,
    Unused,
    Orphan,
    PastEnd,

    /// <summary>The portal gave it, and the provider does not have it.</summary>
    Missing,

    /// <summary>The provider has it otherwise than it was given.</summary>
    Differs,
}

/// <summary>A flaw of one grant, with a sentence that says what follows from it.</summary>
public sealed record GrantRemark(GrantFlaw Flaw, string Message);
