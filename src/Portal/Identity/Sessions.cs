using System.Security.Claims;
using System.Security.Cryptography;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Identity;

/// <summary>Begins and ends the stays of people: of those whom a provider sent, and of personas.</summary>
internal sealed class Sessions(IDbContextFactory<PortalDb> dbs, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>However busy a browser is, after this long its person signs in anew.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>How many stays a person has at once; the one used longest ago ends for the next.</summary>
    public const int MostAtOnce = 100;

    private readonly IDataProtector protector = protection.CreateProtector("id-token");

    /// <param name="Principal">Who came in.</param>
    /// <param name="LostRole">What they were until now, if they are less because the provider did not send what that follows from.</param>
    public sealed record StartedSession(ClaimsPrincipal Principal, Role? LostRole);

    /// <param name="seen">What the provider says of the person.</param>
    /// <param name="proof">By what it says it.</param>
    /// <param name="browser">What the browser says of itself.</param>
    /// <param name="before">Who this browser was until now: that stay ends.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<StartedSession> BeginAsync(SignedInPerson seen, SignInProof proof, string? browser, ClaimsPrincipal? before, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var (person, was) = await PersonAsync(db, seen, cancellationToken);
        var session = New(person.Id, person.ActorId, proof.At, browser, protector.Protect(proof.IdToken), proof.ProviderSession is { } name ? Person.IdOf(seen.Issuer, name) : "");
        await BeginAsync(db, session, before, cancellationToken);
        return new StartedSession(CurrentPerson.Principal(person.AsActor(), session.Id), seen.IsRoleUnknown && person.Role < was ? was : null);
    }

    public async Task<ClaimsPrincipal> BeginAsync(Persona persona, string? browser, ClaimsPrincipal? before, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var session = New(null, persona.Actor.Id, null, browser, "", "");
        await BeginAsync(db, session, before, cancellationToken);
        return CurrentPerson.Principal(persona.Actor, session.Id);
    }

    /// <returns>The ID token that the provider wants to see, if there is one.</returns>
    public async Task<string?> EndAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (CurrentPerson.SessionOf(person) is not { } id)
        {
            return null;
        }

        await using var db = await dbs.BeginAsync(cancellationToken);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } session)
        {
            return null;
        }

        db.Sessions.Remove(session);
        await db.SaveChangesAsync(cancellationToken);
        try
        {
            return session.IdToken.Length > 0 ? protector.Unprotect(session.IdToken) : null;
        }
        catch (CryptographicException)
        {
            return null; // The keys were lost meanwhile: the provider asks the person instead.
        }
    }

    /// <summary>Ends what the provider says is over: a stay there, or all of a person. What began before stays were noted here ends with its person's.</summary>
    /// <returns>How many sessions that were.</returns>
    public async Task<int> EndAsync(ProviderLogout logout, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var number = Person.IdOf(logout.Issuer, logout.Number);
        var actor = logout.Subject is { } subject ? Person.IdOf(logout.Issuer, subject) : null;
        var stay = logout.ProviderSession is { } name ? Person.IdOf(logout.Issuer, name) : null;
        await using var db = await dbs.BeginAsync(cancellationToken);
        if (await db.SpentLogouts.AnyAsync(l => l.Id == number, cancellationToken))
        {
            throw new SignInException(SignInFault.Stale, "The logout token was used before.");
        }

        db.SpentLogouts.RemoveRange(await db.SpentLogouts.Where(l => l.HoldsUntil < now).OrderBy(l => l.HoldsUntil).Take(1000).ToListAsync(cancellationToken));
        db.Add(new SpentLogout { Id = number, HoldsUntil = logout.HoldsUntil });
        var over = await db.Sessions
            .Where(s => actor == null || s.ActorId == actor)
            .Where(s => stay == null || s.ProviderSession == stay || (actor != null && s.ProviderSession == ""))
            .ToListAsync(cancellationToken);
        db.Sessions.RemoveRange(over);
        await db.SaveChangesAsync(cancellationToken);
        return over.Count;
    }

    // With the role that they had until now.
    private async Task<(Person Person, Role Was)> PersonAsync(PortalDb db, SignedInPerson seen, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = Person.IdOf(seen.Issuer, seen.Subject);
        var person = await db.People.SingleOrDefaultAsync(p => p.ActorId == id, cancellationToken);
        if (person is null)
        {
            db.Add(person = Person.Join(seen, now));
            return (person, person.Role);
        }

        if (person.IsDisabled)
        {
            throw new SignInException(SignInFault.Disabled, "The person was disabled by a maintainer.");
        }

        var was = person.Role;
        person.SignIn(seen, now);
        return (person, was);
    }

    private Session New(Guid? person, string actor, DateTimeOffset? provedAt, string? browser, string idToken, string providerSession)
    {
        var now = clock.GetUtcNow();
        return new Session
        {
            Id = Guid.NewGuid(),
            PersonId = person ?? Session.NoPerson,
            ActorId = actor,
            StartedAt = now,
            ProvedAt = provedAt < now ? provedAt.Value : now,
            UsedAt = now,
            EndsAt = now + Longest,
            Browser = BrowserNames.Of(browser),
            IdToken = idToken,
            ProviderSession = providerSession,
        };
    }

    private static async Task BeginAsync(PortalDb db, Session session, ClaimsPrincipal? before, CancellationToken cancellationToken)
    {
        var (now, actor, old) = (session.StartedAt, session.ActorId, before is null ? null : CurrentPerson.SessionOf(before));
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.EndsAt < now || s.Id == old).OrderBy(s => s.EndsAt).Take(1000).ToListAsync(cancellationToken));
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.ActorId == actor && s.EndsAt >= now && s.Id != old).OrderByDescending(s => s.UsedAt).Skip(MostAtOnce - 1).Take(1000).ToListAsync(cancellationToken));
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
    }
}
