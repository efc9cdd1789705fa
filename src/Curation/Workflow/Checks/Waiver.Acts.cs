using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Curation.Workflow.Checks;

/// <summary>Who may waive, and who may end a waiver: told here once, and asked by the acts themselves and by the pages.</summary>
public sealed partial class Waiver
{
    /// <summary>Whether this person may waive a rule for the deposit now; what they type may still be refused.</summary>
    public static bool MayGive(Deposit deposit, Actor actor) => RefusalToGive(deposit, actor) is null;

    public static bool MayGiveInGallery(Actor actor) => RefusalToGiveInGallery(actor) is null;

    /// <summary>Whether this person may learn of a waiver by its number, to end it; whose it is may still be in the way.</summary>
    public static bool MayEnd(Actor actor) => RefusalToEnd(actor) is null;

    /// <param name="deposit">Whose waiver it is; null for one of the gallery.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="at">Now.</param>
    public bool MayBeEndedBy(Deposit? deposit, Actor actor, DateTimeOffset at) => RefusalToEnd(deposit, actor, at) is null;

    private static string? RefusalToGive(Deposit deposit, Actor by) => RefusalToGiveInGallery(by)
        ?? If(deposit.IsOwnedBy(by), "A maintainer who is not the contributor waives a rule: ask a colleague.")
        ?? If(deposit.IsOver, "This deposit is over: there is nothing to waive.");

    private static string? RefusalToGiveInGallery(Actor by) => If(!by.IsMaintainer, "Only a maintainer waives a rule.");

    private static string? RefusalToEnd(Actor by) => If(!by.IsMaintainer, "Only a maintainer ends a waiver.");

    private string? RefusalToEnd(Deposit? deposit, Actor by, DateTimeOffset at) => RefusalToEnd(by)
        ?? If((deposit?.Id ?? NoDeposit) != DepositId, "This waiver is of another deposit.")
        ?? If(deposit?.IsOwnedBy(by) is true, "A maintainer who is not the contributor decides about waivers: ask a colleague.")
        ?? If(IsVoid, $"This waiver counts no more: what {Rule} finds cannot be waived.")
        ?? If(!IsInForce(at), EndedAt is null ? "This waiver has lapsed already." : $"{EndedBy} has ended this waiver already.");
}
