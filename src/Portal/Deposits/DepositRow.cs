using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Promotions;

namespace Portal.Deposits;

/// <summary>A deposit as it was read for somebody who may see it. Two are alike when they show the same.</summary>
/// <param name="Entity">The deposit, which nobody saves.</param>
/// <param name="IsMine">Whether whoever looks is its contributor.</param>
/// <param name="CopyWaits">Whether a copy that had halted was let go on.</param>
public sealed record DepositRow(Deposit Entity, bool IsMine, bool CopyWaits = false)
{
    public Guid Id => Entity.Id;

    public string Prefix => Entity.Prefix.Text;

    public DepositState State => Entity.State;

    public bool IsReturned => Entity.IsReturned;

    /// <summary>Whether data may still arrive.</summary>
    public bool TakesUploads => Entity.TakesUploads;

    public bool IsOver => Entity.IsOver;

    /// <summary>Whether a maintainer decides now what becomes of the data.</summary>
    public bool IsReviewed => State.IsReviewed() && !CopyWaits;

    /// <summary>Whether whoever looks may ask for the same prefix once more.</summary>
    public bool MayAskAgain => IsMine && IsOver;

    /// <summary>Whether this person may plan a promotion now; what was checked may still be in the way.</summary>
    public bool MayPlan(Actor actor) => IsReviewed && Promotion.MayPlan(Entity, actor);

    /// <summary>Whether this person may do it now.</summary>
    public bool Offers(DepositAct act, Actor actor, DateTimeOffset at) => Entity.Offers(act, actor, at, CopyWaits);

    public bool Equals(DepositRow? other) => other is not null && Shown == other.Shown;

    public override int GetHashCode() => Shown.GetHashCode();

    // Not its version: that grows with every comment and every question for credentials, too, and pages that show nothing of these stay as they are.
    private (Guid, DepositState, bool, int, long, string, DateOnly?, Guid?, DateTimeOffset, bool, bool) Shown => (
        Id, State, IsReturned, Entity.Revision, Entity.DeclaredObjects, Entity.EndorsedBy, Entity.HeldUntil, Entity.SubmittedCheckId,
        Entity.ChangedAt, IsMine, CopyWaits);
}

/// <summary>A page of deposits, and the cursor of the next one; null on the last.</summary>
public sealed record DepositPage(IReadOnlyList<DepositRow> Rows, Guid? Next);
