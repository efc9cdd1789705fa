namespace Portal.Deposits;

/// <summary>What a person can do with a deposit.</summary>
public enum DepositAct
{
    Approve,
    Decline,
    Return,
    Answer,
    Edit,
    Upload,
    Submit,
    Declare,
    Review,
    AskChanges,
    Withdraw,
    AskAgain,
}
