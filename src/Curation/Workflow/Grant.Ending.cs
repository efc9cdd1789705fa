namespace Curation.Workflow;

/// <summary>What ends a grant: a decision, the deposit, or its day.</summary>
public sealed partial class Grant
{
    /// <summary>A maintainer takes it away.</summary>
    public void Revoke(string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsMaintainer, "Only a maintainer takes a grant away.");
        Refuse(by.Id == HolderId, "Another maintainer takes your grant away; you may give it back.");
        BeginEnd(Said(reason, "Say why, so that the contributor knows."), by, at);
    }

    /// <summary>The holder needs it no more.</summary>
    public void GiveBack(Actor by, DateTimeOffset at)
    {
        Refuse(by.Id != HolderId, "Only the contributor gives a grant back.");
        BeginEnd("given back by the contributor", by, at);
    }

    /// <summary>The deposit needs it no more; who decided that, decided this.</summary>
    public void EndWith(Deposit deposit, Actor by, DateTimeOffset at)
    {
        Refuse(deposit.Id != DepositId, "This grant is another deposit's.");
        Refuse(IsDueTo(deposit) && !(IsOwnIdentity && !deposit.TakesUploads), "The deposit still needs this grant.");
        if (State is GrantState.Wanted or GrantState.Live)
        {
            BeginEnd($"the deposit was {deposit.State switch { DepositState.Published => "published", DepositState.Submitted => "submitted", DepositState.Declined => "declined", DepositState.Withdrawn => "withdrawn", _ => "closed" }}", by, at);
        }
    }

    /// <summary>Its day has come.</summary>
    public void Expire(DateTimeOffset at)
    {
        Refuse(!(EndsAt <= at), "The grant's end has not come.");
        BeginEnd($"its end came on {EndsAt:yyyy-MM-dd}", Actor.Portal, at);
    }

    /// <summary>The provider has it no more.</summary>
    public void Finish(DateTimeOffset at)
    {
        Refuse(State is not GrantState.Ending, "Only a grant that is ending is over.");
        (State, EndedAt) = (GrantState.Ended, at);
        Settle();
        Tell("grant.ended", $"ended the grant to {What}: {Reason}", Actor.Portal, at);
    }

    private void BeginEnd(string reason, Actor by, DateTimeOffset at)
    {
        Refuse(State is GrantState.Ending or GrantState.Ended, "This grant ended before.");
        (State, Reason) = (GrantState.Ending, reason);
        Settle();
        Tell("grant.ending", $"took back the leave to {What}: {reason}", by, at);
    }
}
