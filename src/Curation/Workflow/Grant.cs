using Curation.Granting;

namespace Curation.Workflow;

/// <summary>
/// Leave to write below one deposit's prefix. People decide here, the portal brings it about at the provider: what is wanted is made, what is
/// ending is deleted, and both may be tried again after a crash. Credentials and tokens rest on a grant that is live.
/// </summary>
public sealed class Grant : Subject
{
    private Grant()
    {
    }

    public Guid DepositId { get; private set; }

    public Prefix Prefix { get; private set; }

    public Permission Permission { get; private set; }

    /// <summary>The person it is for: the deposit's contributor.</summary>
    public string HolderId { get; private set; } = "";

    public string HolderName { get; private set; } = "";

    /// <summary>The holder's own IAM user or role; empty when the portal's role holds the grant for the person.</summary>
    public string Arn { get; private set; } = "";

    /// <summary>The provider's name for it; empty until it was made, and always where the provider keeps no grants.</summary>
    public string ProviderId { get; private set; } = "";

    public GrantState State { get; private set; }

    public DateTimeOffset WantedAt { get; private set; }

    public DateTimeOffset? MadeAt { get; private set; }

    /// <summary>When it ends by itself; null if only a decision ends it. The provider knows no end: the portal keeps it.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When credentials were last given by it. What an own identity does with the grant, the portal does not see.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>Why it ends or ended.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Why the provider did not do it yet, in words; empty when nothing is in the way.</summary>
    public string Trouble { get; private set; } = "";

    public int Failures { get; private set; }

    /// <summary>Not to be tried before this.</summary>
    public DateTimeOffset? TryAfter { get; private set; }

    public bool IsOwnIdentity => Arn.Length > 0;

    public bool IsLiveAt(DateTimeOffset at) => State is GrantState.Live && !(EndsAt <= at);

    protected override Guid AboutDeposit => DepositId;

    protected override string AboutPrefix => Prefix.ToString();

    private string What => $"{(Permission is Permission.Read ? "read" : "read and write")} {(DepositId == Guid.Empty ? ProviderId : $"{Prefix}/*")} {(IsOwnIdentity ? $"as {Arn}" : $"for {HolderName}")}";

    /// <summary>The grant that a deposit's contributor works by, held by the portal's role; wanted with the approval.</summary>
    public static Grant Want(Deposit deposit, Actor by, DateTimeOffset at)
    {
        RequireGiver(deposit, by);
        return Wanted(deposit, "", Permission.ReadWrite, null, by, at);
    }

    /// <summary>A grant for the contributor's own IAM user or role, for tools that ask the provider by themselves.</summary>
    public static Grant WantFor(Grantee grantee, Permission permission, DateTimeOffset? endsAt, Deposit deposit, Actor by, DateTimeOffset at)
    {
        RequireGiver(deposit, by);
        Refuse(permission is Permission.Write, "A grant reads, or reads and writes: who cannot read cannot see what is missing.");
        Refuse(permission is not Permission.Read && !deposit.TakesUploads, "The deposit takes no uploads now: a grant can only read.");
        Refuse(!Grantee.TryParse(grantee.Id, out _, out var reason), reason);
        return Wanted(deposit, grantee.Id, permission, endsAt, by, at);
    }

    /// <summary>A grant that the provider has and the portal never gave: a maintainer has it deleted, and the row remembers that.</summary>
    public static Grant EndStray(ProviderGrant stray, string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsMaintainer, "Only a maintainer deletes a grant.");
        var said = Said(reason, "Say why, so that whoever misses it learns it.");
        var grant = new Grant
        {
            Permission = stray.Permission,
            HolderName = stray.Grantee.Id,
            Arn = stray.Grantee.Id,
            ProviderId = stray.Id,
            State = GrantState.Ending,
            WantedAt = at,
            Reason = said,
        };
        grant.Tell("grant.mended", $"had the unknown grant {stray.Id} on {stray.Scope} of {stray.Grantee} deleted: {said}", by, at);
        return grant;
    }

    /// <summary>The provider lost it, or has it otherwise than it was given: it is wanted once more.</summary>
    public void MakeAgain(string difference, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsMaintainer, "Only a maintainer mends a grant.");
        Refuse(by.Id == HolderId, "Another maintainer mends your grant.");
        Refuse(State is not GrantState.Live, "Only a live grant is made again.");
        (State, ProviderId, MadeAt) = (GrantState.Wanted, "", null);
        Settle();
        Tell("grant.mended", $"had the grant to {What} made again: {difference}", by, at);
    }

    /// <summary>Whether a deposit in this state has grants at all.</summary>
    public static bool IsDueTo(Deposit deposit) => !deposit.IsOver && deposit.State is not (DepositState.Requested or DepositState.Published);

    /// <summary>The provider has it.</summary>
    public void Make(string providerId, DateTimeOffset at)
    {
        Refuse(State is not GrantState.Wanted, "Only a grant that is wanted is made.");
        (State, ProviderId, MadeAt) = (GrantState.Live, providerId, at);
        Settle();
        Tell("grant.made", $"made the grant to {What}", Actor.Portal, at);
    }

    /// <summary>The provider did not do it; told once for each trouble, tried again after a pause that grows.</summary>
    public void Fail(string trouble, DateTimeOffset at)
    {
        Refuse(State is not (GrantState.Wanted or GrantState.Ending), "Nothing was under way with this grant.");
        if (trouble != Trouble)
        {
            Tell("grant.failed", $"could not {(State is GrantState.Wanted ? "make" : "end")} the grant to {What} yet: {trouble}", Actor.Portal, at);
        }

        Trouble = trouble;
        TryAfter = at + TimeSpan.FromSeconds(Math.Min(600, 5 * Math.Pow(2, Math.Min(Failures, 10))));
        Failures++;
    }

    /// <summary>Credentials go out by it. Changes no decision, so two at once do not get into each other's way.</summary>
    public void Use(DateTimeOffset at)
    {
        Refuse(!IsLiveAt(at), Closed(at));
        LastUsedAt = at;
    }

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

    /// <summary>Why nothing is given by it now; empty while it is live.</summary>
    public string Closed(DateTimeOffset at) => State switch
    {
        GrantState.Live when EndsAt <= at => $"Your access to {Prefix} ended on {EndsAt:yyyy-MM-dd}. A maintainer can give it again.",
        GrantState.Live => "",
        GrantState.Wanted when Trouble.Length > 0 => $"Your access to {Prefix} is not there yet. {Trouble} The portal tries again by itself.",
        GrantState.Wanted => $"Your access to {Prefix} is being made; it takes some seconds. Try again.",
        _ => $"Your access to {Prefix} ended: {Reason}. A maintainer can give it again.",
    };

    private static void RequireGiver(Deposit deposit, Actor by)
    {
        Refuse(by.Role is not (Role.Maintainer or Role.Portal), "Only a maintainer gives access to a prefix.");
        Refuse(deposit.IsOwnedBy(by), "Somebody else gives you access: four eyes see more than two.");
        Refuse(!IsDueTo(deposit), "Access is given while a deposit is under way.");
    }

    private static Grant Wanted(Deposit deposit, string arn, Permission permission, DateTimeOffset? endsAt, Actor by, DateTimeOffset at)
    {
        Refuse(endsAt <= at, "The end of a grant lies in the future.");
        var grant = new Grant
        {
            DepositId = deposit.Id,
            Prefix = deposit.Prefix,
            Permission = permission,
            HolderId = deposit.OwnerId,
            HolderName = deposit.OwnerName,
            Arn = arn,
            State = GrantState.Wanted,
            WantedAt = at,
            EndsAt = endsAt,
        };
        grant.Tell("grant.wanted", $"gave leave to {grant.What}{(endsAt is { } end ? $" until {end:yyyy-MM-dd}" : "")}", by, at);
        return grant;
    }

    private void BeginEnd(string reason, Actor by, DateTimeOffset at)
    {
        Refuse(State is GrantState.Ending or GrantState.Ended, "This grant ended before.");
        (State, Reason) = (GrantState.Ending, reason);
        Settle();
        Tell("grant.ending", $"took back the leave to {What}: {reason}", by, at);
    }

    private void Settle() => (Trouble, Failures, TryAfter) = ("", 0, null);
}
