namespace Curation.Workflow.Deposits;

/// <summary>What a person can do with a deposit.</summary>
public enum DepositAct
{
    /// <summary>Lets the upload begin: the request is approved.</summary>
    Open,
    Decline,
    Return,
    Endorse,
    Answer,
    Edit,
    Agree,
    LiftHold,
    Withdraw,

    /// <summary>Fetches credentials that write.</summary>
    Upload,

    /// <summary>Fetches credentials that read.</summary>
    Download,
    Declare,
    Submit,

    /// <summary>Decides on what was submitted.</summary>
    Review,

    /// <summary>Lets the copy to the gallery begin.</summary>
    Approve,
    AskChanges,
    Comment,
}
