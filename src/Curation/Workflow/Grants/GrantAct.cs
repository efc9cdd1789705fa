namespace Curation.Workflow.Grants;

/// <summary>What a person can do with a grant that was given.</summary>
public enum GrantAct
{
    GiveBack,
    SetEnd,
    Revoke,
    MakeAgain,
}
