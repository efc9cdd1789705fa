namespace Curation.Workflow.Deposits;

/// <summary>What is told of a deposit, and in which state each fact left it.</summary>
public static class DepositFacts
{
    public const string Requested = "deposit.requested";
    public const string Opened = "deposit.opened";
    public const string Declined = "deposit.declined";
    public const string Withdrawn = "deposit.withdrawn";
    public const string Declared = "deposit.declared";
    public const string Submitted = "deposit.submitted";
    public const string ChangesAsked = "deposit.changes-asked";
    public const string Comment = "deposit.comment";
    public const string Approved = "deposit.approved";
    public const string Copying = "deposit.copying";
    public const string Published = "deposit.published";
    public const string Failed = "deposit.failed";
    public const string HoldLifted = "deposit.hold-lifted";
    public const string CredentialsAsked = "credentials.asked";

    /// <summary>Told by earlier versions when a published deposit let its prefix go.</summary>
    public const string Released = "deposit.released";

    private const string Start = "deposit.";

    /// <summary>Whether a fact is about the life of a deposit; comments and counts change no state.</summary>
    public static bool Tells(string what) => what.StartsWith(Start, StringComparison.Ordinal) && what is not (Comment or Declared or HoldLifted);

    /// <summary>Null for words that came later than this list: nothing is known then.</summary>
    public static DepositState? StateAfter(string what) => what switch
    {
        Requested => DepositState.Requested,
        Opened => DepositState.Open,
        Declined => DepositState.Declined,
        Withdrawn => DepositState.Withdrawn,
        Submitted => DepositState.Submitted,
        ChangesAsked => DepositState.ChangesAsked,
        Approved => DepositState.Approved,
        Copying => DepositState.Copying,
        // Nothing ends a deposit after it is published; the word is of earlier versions.
        Published or Released => DepositState.Published,
        Failed => DepositState.Failed,
        _ => null,
    };
}
