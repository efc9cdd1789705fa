namespace Curation.Workflow.Checks;

/// <summary>What a check is about.</summary>
public enum CheckOf
{
    /// <summary>What a deposit has staged.</summary>
    Staging,

    /// <summary>What the public gallery holds under a prefix.</summary>
    Gallery,

    /// <summary>A listing that somebody brought, of data that is in neither bucket.</summary>
    Listing,
}
