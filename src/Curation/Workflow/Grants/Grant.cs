using System.Globalization;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;

namespace Curation.Workflow.Grants;

/// <summary>
/// Leave to write below one deposit's prefix. People decide here, the portal brings it about at the provider: what is wanted is made, what is
/// ending is deleted, and both may be tried again after a crash. Credentials and tokens rest on a grant that is live.
/// </summary>
public sealed partial class Grant : Subject
{
    private Grant()
    {
    }

    /// <summary>After a failure at the provider, whatever their number.</summary>
    public static TimeSpan LongestPause => TimeSpan.FromMinutes(10);

    /// <summary><see cref="Subject.NoDeposit"/> for a stray.</summary>
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

    /// <summary>The provider had it and the portal never gave it: this row remembers that it was deleted.</summary>
    public bool IsStray => DepositId == NoDeposit;

    public bool IsOwnIdentity => Arn.Length > 0;

    public bool IsLiveAt(DateTimeOffset at) => State is GrantState.Live && !(EndsAt <= at);

    protected override Guid AboutDeposit => DepositId;

    protected override string AboutPrefix => Prefix.ToString();

    private string What => $"{(Permission is Permission.Read ? "read" : "read and write")} {(IsStray ? ProviderId : $"{Prefix}/*")} {(IsOwnIdentity ? $"as {Arn}" : $"for {HolderName}")}";

    /// <summary>The provider has it.</summary>
    public void Make(string providerId, DateTimeOffset at)
    {
        Refuse(State is not GrantState.Wanted, "Only a grant that is wanted is made.");
        (State, ProviderId, MadeAt) = (GrantState.Live, providerId, at);
        Settle();
        Tell(GrantFacts.Made, $"made the grant to {What}", Actor.Portal, at);
    }

    /// <summary>The provider did not do it; told once for each trouble, tried again after a pause that grows.</summary>
    public void Fail(string trouble, DateTimeOffset at)
    {
        Refuse(State is not (GrantState.Wanted or GrantState.Ending), "Nothing was under way with this grant.");
        if (trouble != Trouble)
        {
            Tell(GrantFacts.Failed, $"could not {(State is GrantState.Wanted ? "make" : "end")} the grant to {What} yet: {trouble}", Actor.Portal, at);
        }

        Trouble = trouble;
        TryAfter = at + TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 5 * Math.Pow(2, Math.Min(Failures, 10))));
        Failures++;
    }

    /// <summary>How long credentials may last that are asked for now: as was asked, or to the grant's end if that comes sooner.</summary>
    public TimeSpan Fitting(TimeSpan asked, DateTimeOffset at) => EndsAt - at is { } left && left < asked && left >= TemporaryCredentials.Shortest
        ? TimeSpan.FromSeconds(Math.Floor(left.TotalSeconds))
        : asked;

    /// <summary>Credentials go out by it, and never outlive it. Changes no decision, so two at once do not get into each other's way.</summary>
    public void Use(TimeSpan duration, DateTimeOffset at)
    {
        Refuse(!IsLiveAt(at), Closed(at));
        Refuse(at + duration > EndsAt, $"Your access to {Prefix} ends on {Written(EndsAt.GetValueOrDefault())}, before these credentials would. A maintainer can move its end.");
        LastUsedAt = at;
    }

    /// <summary>Why nothing is given by it now; empty while it is live.</summary>
    public string Closed(DateTimeOffset at) => State switch
    {
        GrantState.Live when EndsAt <= at => $"Your access to {Prefix} ended on {Written(EndsAt.Value)}. A maintainer can give it again.",
        GrantState.Live => "",
        GrantState.Wanted when Trouble.Length > 0 => $"Your access to {Prefix} is not there yet. {Trouble} The portal tries again by itself.",
        GrantState.Wanted => $"Your access to {Prefix} is being made; it takes some seconds. Try again.",
        _ => $"Your access to {Prefix} ended: {Reason}. A maintainer can give it again.",
    };

    private static string Written(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private void Settle() => (Trouble, Failures, TryAfter) = ("", 0, null);
}
