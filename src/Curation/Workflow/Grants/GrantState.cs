namespace Curation.Workflow.Grants;

/// <summary>Wanted and Ending are decided and not yet so at the provider; only a Live grant gives access, and Ended is the end.</summary>
public enum GrantState
{
    Wanted,
    Live,
    Ending,
    Ended,
}
