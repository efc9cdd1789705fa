using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;

namespace Curation.Workflow.Credentials;

/// <summary>
/// Lets a program of the contributor's fetch credentials for one deposit, again and again, until it ends or is revoked. Only its hash is
/// kept; each use is decided anew, by what the deposit and its owner may do then.
/// </summary>
public sealed class AccessToken : Subject
{
    /// <summary>How many of a deposit's tokens live at the same time.</summary>
    public const int MostLive = 5;

    /// <summary>A token serves a job, and all programs that share it; more than this an hour is a program gone wrong.</summary>
    public const int MostAnHour = 120;

    public const int LongestName = 60;

    private AccessToken()
    {
    }

    public static TimeSpan Longest => TimeSpan.FromDays(90);

    public Guid DepositId { get; private set; }

    public Prefix Prefix { get; private set; }

    public string OwnerId { get; private set; } = "";

    /// <summary>What the owner calls it: where it is used.</summary>
    public string Name { get; private set; } = "";

    public Permission Permission { get; private set; }

    /// <summary>Stands in the token itself; no secret.</summary>
    public string PublicId { get; private set; } = "";

    /// <summary>Of the whole token; see <see cref="TokenText.Hash"/>. No page and no file shows it, so none can ask for it.</summary>
    internal string Hash { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Who revoked it and why, as a sentence; empty until then.</summary>
    public string Revocation { get; private set; } = "";

    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>From which kind of network, such as IPv4: whole addresses are nobody's business here.</summary>
    public string LastUsedFrom { get; private set; } = "";

    public long Uses { get; private set; }

    /// <summary>When the hour began in which <see cref="UsesInHour"/> are counted.</summary>
    public DateTimeOffset HourBegan { get; private set; }

    public int UsesInHour { get; private set; }

    protected override Guid AboutDeposit => DepositId;

    protected override string AboutPrefix => Prefix.ToString();

    /// <param name="text">The token; only its hash is kept.</param>
    /// <param name="deposit">What it is for.</param>
    /// <param name="name">What it is to be called.</param>
    /// <param name="permission">What its credentials allow at most.</param>
    /// <param name="life">How long it lives.</param>
    /// <param name="live">The deposit's tokens that live now.</param>
    /// <param name="by">The deposit's owner.</param>
    /// <param name="at">Now.</param>
    public static AccessToken Make(
        TokenText text, Deposit deposit, string? name, Permission permission, TimeSpan life, IReadOnlyCollection<AccessToken> live, Actor by,
        DateTimeOffset at)
    {
        Refuse(!deposit.IsOwnedBy(by), "Tokens go to the contributor of the deposit only.");
        deposit.RefuseCredentials(permission);
        var said = Required(name, "Give the token a name that says where it is used, such as “cluster”.");
        Refuse(said.Length > LongestName || said.Any(char.IsControl), $"A token's name is one line of at most {LongestName} characters.");
        Refuse(permission is Permission.Write, "A token reads, or reads and writes.");
        Refuse(life < TimeSpan.FromHours(1) || life > Longest, "A token lives between an hour and 90 days.");
        Refuse(live.Count >= MostLive, $"This deposit has {MostLive} tokens that live: revoke one that is not used any more.");
        Refuse(
            live.Any(token => string.Equals(token.Name, said, StringComparison.OrdinalIgnoreCase)),
            $"A token “{said}” lives already: revoke it, or give another name.");
        var token = new AccessToken
        {
            DepositId = deposit.Id,
            Prefix = deposit.Prefix,
            OwnerId = deposit.OwnerId,
            Name = said,
            Permission = permission,
            PublicId = text.PublicId,
            Hash = text.Hash,
            MadeAt = at,
            ExpiresAt = at + life,
            HourBegan = at,
        };
        token.Tell(TokenFacts.Made, $"made the token “{said}” to {Verb(permission)} {deposit.Prefix}/* until {Written(token.ExpiresAt)}", by, at);
        return token;
    }

    /// <summary>Whether this person sees the deposit's tokens, and may revoke them.</summary>
    public static bool MayBeListedBy(Actor actor, Deposit deposit) => actor.IsMaintainer || deposit.IsOwnedBy(actor);

    public bool IsLiveAt(DateTimeOffset at) => RevokedAt is null && at < ExpiresAt;

    /// <summary>Whether this is the very token; takes as long for a wrong one as for the right one.</summary>
    public bool Is(TokenText text) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(text.Hash));

    /// <summary>Records, before they are asked for, that credentials go out to whoever holds the token.</summary>
    /// <param name="deposit">Its deposit, as it is now.</param>
    /// <param name="owner">Who made it, as they are now; null if they may not come in any more.</param>
    /// <param name="duration">How long the credentials will last.</param>
    /// <param name="from">The kind of network.</param>
    /// <param name="at">Now.</param>
    public void UseForCredentials(Deposit deposit, Actor? owner, TimeSpan duration, string from, DateTimeOffset at)
    {
        Refuse(RevokedAt is not null, $"This token was revoked. {Revocation}");
        Refuse(at >= ExpiresAt, $"This token ended on {Written(ExpiresAt)}: make a new one on the deposit's Upload page.");
        Refuse(owner is null || owner.Id != OwnerId, "Whoever made this token may not use the portal any more: ask a maintainer.");
        Refuse(deposit.Id != DepositId || !deposit.IsOwnedBy(owner!), "This token's deposit belongs to somebody else now.");
        deposit.RefuseCredentials(Permission, duration);
        CountUse(at);
        (LastUsedAt, LastUsedFrom, Uses) = (at, from, Uses + 1);
        Tell(
            TokenFacts.UsedForCredentials,
            $"renewed credentials to {Verb(Permission)} {Prefix}/* with the token “{Name}”, until {Written(at + duration)}",
            owner!,
            at);
    }

    public void Revoke(Deposit deposit, string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(deposit.Id != DepositId || !MayBeListedBy(by, deposit), "Only the contributor and maintainers revoke a token.");
        Refuse(RevokedAt is not null, "This token was revoked before.");
        Refuse(at >= ExpiresAt, "This token has ended already.");
        var said = Required(reason, "Say why, so that whoever used it learns it.");
        Revocation = $"{by.Name} revoked it on {Written(at)}: {said}";
        RevokedAt = at;
        Tell(TokenFacts.Revoked, $"revoked the token “{Name}”: {said}", by, at);
    }

    // Bounds what one token adds to the audit trail, too.
    private void CountUse(DateTimeOffset at)
    {
        // On both sides: an hour that began before the clock was set back by days is over.
        if ((at - HourBegan).Duration() >= TimeSpan.FromHours(1))
        {
            (HourBegan, UsesInHour) = (at, 0);
        }

        if (UsesInHour >= MostAnHour)
        {
            throw new TooManyException(
                $"This token fetched credentials {MostAnHour} times within an hour: ask for ones that last longer, or wait.",
                HourBegan.AddHours(1) - at);
        }

        UsesInHour++;
    }

    private static string Verb(Permission permission) => permission is Permission.Read ? "read" : "read and write";

    private static string Written(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
