namespace Curation.Workflow.Deposits;

/// <summary>What is told of a request until it is decided.</summary>
public static class RequestFacts
{
    public const string Endorsed = "request.endorsed";
    public const string ChangeAsked = "request.change-asked";
    public const string Changed = "request.changed";
    public const string Answered = "request.answered";
    public const string Agreed = "request.agreed";
}
