namespace Curation.Workflow.Deposits;

/// <summary>In which state each fact about a deposit left it.</summary>
internal static class DepositFacts
{
    /// <summary>Whether a fact is about the life of a deposit; comments and counts change no state.</summary>
    public static bool Tells(string what) =>
        what.StartsWith("deposit.", StringComparison.Ordinal) && what is not ("deposit.comment" or "deposit.declared" or "deposit.hold-lifted");

    /// <summary>Null for words that came later than this list: nothing is known then.</summary>
    public static DepositState? StateAfter(string what) => what switch
    {
        "deposit.requested" => DepositState.Requested,
        "deposit.opened" => DepositState.Open,
        "deposit.declined" => DepositState.Declined,
        "deposit.withdrawn" => DepositState.Withdrawn,
        "deposit.submitted" => DepositState.Submitted,
        "deposit.changes-asked" => DepositState.ChangesAsked,
        "deposit.approved" => DepositState.Approved,
        "deposit.copying" => DepositState.Copying,
        // Nothing ends a deposit after it is published; the word is of earlier versions.
        "deposit.published" or "deposit.released" => DepositState.Published,
        "deposit.failed" => DepositState.Failed,
        _ => null,
    };
}
