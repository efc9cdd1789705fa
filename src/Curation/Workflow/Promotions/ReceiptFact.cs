using Curation.Workflow.Facts;

namespace Curation.Workflow.Promotions;

/// <summary>A receipt as the trail tells of it: its hash stands at the end of the fact about the copy.</summary>
public static class ReceiptFact
{
    private const string Before = "; receipt ";
    private const int HashLength = 64;

    /// <summary>Null for a fact of another kind.</summary>
    public static string? HashIn(Fact fact) =>
        fact.What == PromotionFacts.CopyDone && fact.Words.Length > HashLength && fact.Words[..^HashLength].EndsWith(Before, StringComparison.Ordinal)
            ? fact.Words[^HashLength..]
            : null;

    /// <summary>What is wrong with a receipt that is about to be read; empty if it is the one that was made.</summary>
    /// <param name="receipt">As it is stored; empty if there is none.</param>
    /// <param name="fact">What the trail tells of it, or null.</param>
    /// <param name="next">The fact behind that one; null if it is the last.</param>
    public static string Fault(string receipt, Fact? fact, Fact? next) => fact switch
    {
        null => receipt.Length == 0 ? "" : "No fact of the audit trail tells of this receipt: it is not shown, because nothing proves it.",
        _ when !fact.IsIntact() || (next is not null && next.PreviousHash != fact.Hash) =>
            $"Fact {fact.Number}, which tells of this receipt, is not what was told: the receipt is not shown.",
        _ when receipt.Length == 0 => $"A receipt was made, as fact {fact.Number} of the audit trail tells, and is gone from the database.",
        _ when HashIn(fact) != Receipt.HashOf(receipt) =>
            $"This receipt is not the one that was made: its hash is another than fact {fact.Number} of the audit trail tells. It is not shown.",
        _ => "",
    };
}
