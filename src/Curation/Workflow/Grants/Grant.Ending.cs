using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Curation.Workflow.Grants;

/// <summary>What ends a grant: a decision, the deposit, or its day.</summary>
public sealed partial class Grant
{
    /// <summary>No end lies farther away: a year mistyped must not become “never”.</summary>
    public static TimeSpan Farthest => TimeSpan.FromDays(5 * 366);

    /// <summary>Sets the end, moves it, or removes it (null), with words for the contributor.</summary>
    public void SetEnd(DateTimeOffset? endsAt, string? words, Actor by, DateTimeOffset at)
    {
        Refuse(RefusalOf(GrantAct.SetEnd, by, at));
        Refuse(
            endsAt == EndsAt,
            endsAt is null ? "This grant has no end that could be removed." : $"This grant ends on {Written(endsAt.Value)} already.");
        RefuseEnd(endsAt, at);
        var said = Required(words, "Say why, so that the contributor knows.");
        var before = EndsAt;
        EndsAt = endsAt;
        Tell(
            (before, endsAt) switch { (null, _) => GrantFacts.EndSet, (_, null) => GrantFacts.EndRemoved, _ => GrantFacts.EndMoved },
            (before, endsAt) switch
            {
                (null, { } end) => $"set the end of the leave to {What} to {Written(end)}: {said}",
                ({ } old, { } end) => $"moved the end of the leave to {What} from {Written(old)} to {Written(end)}: {said}",
                ({ } old, null) => $"removed the end of the leave to {What}, which was {Written(old)}: {said}",
                _ => "",
            },
            by,
            at);
    }

    /// <summary>A maintainer takes it away.</summary>
    public void Revoke(string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(RefusalToRevoke(by));
        BeginEnd(Required(reason, "Say why, so that the contributor knows."), by, at);
    }

    /// <summary>The holder needs it no more.</summary>
    public void GiveBack(Actor by, DateTimeOffset at)
    {
        Refuse(RefusalOf(GrantAct.GiveBack, by, at));
        BeginEnd("given back by the contributor", by, at);
    }

    /// <summary>The deposit needs it no more; who decided that, decided this.</summary>
    public void EndWith(Deposit deposit, Actor by, DateTimeOffset at)
    {
        Refuse(deposit.Id != DepositId, "This grant is another deposit's.");
        Refuse(IsDueTo(deposit) && !(IsOwnIdentity && !deposit.TakesUploads), "The deposit still needs this grant.");
        if (State is GrantState.Wanted or GrantState.Live)
        {
            BeginEnd(
                $"the deposit was {deposit.State switch { DepositState.Published => "published", DepositState.Submitted => "submitted", DepositState.Declined => "declined", DepositState.Withdrawn => "withdrawn", _ => "closed" }}",
                by,
                at);
        }
    }

    /// <summary>Its day has come.</summary>
    public void Expire(DateTimeOffset at)
    {
        Refuse(EndsAt is null || EndsAt > at, "The grant's end has not come.");
        BeginEnd($"its end came on {Written(EndsAt!.Value)}", Actor.Portal, at);
    }

    /// <summary>The provider has it no more.</summary>
    public void Finish(DateTimeOffset at)
    {
        Refuse(State is not GrantState.Ending, "Only a grant that is ending is over.");
        (State, EndedAt) = (GrantState.Ended, at);
        Settle();
        Tell(GrantFacts.Ended, $"ended the grant to {What}: {Reason}", Actor.Portal, at);
    }

    private static void RefuseEnd(DateTimeOffset? endsAt, DateTimeOffset at)
    {
        Refuse(endsAt <= at, "The end of a grant lies in the future.");
        Refuse(
            endsAt - at > Farthest,
            $"The end of a grant lies within five years; {endsAt:yyyy-MM-dd} does not. Leave it without an end if it shall have none.");
    }

    private void BeginEnd(string reason, Actor by, DateTimeOffset at)
    {
        Refuse(If(IsEnding, EndedBefore));
        (State, Reason) = (GrantState.Ending, reason);
        Settle();
        Tell(GrantFacts.Ending, $"took back the leave to {What}: {reason}", by, at);
    }
}
