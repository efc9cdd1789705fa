using System.Security.Claims;
using System.Security.Cryptography;
using Curation.Workflow;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Identity.OpenId;

namespace Portal.Identity;

/// <summary>Begins and ends the stays of people: of those whom a provider sent, and of personas.</summary>
internal sealed class Sessions(IDbContextFactory<PortalDb> dbs, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>However busy a browser is, after this long its person signs in anew.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>How many stays a person has at once; the one used longest ago ends for the next.</summary>
    public const int MostAtOnce = 100;

    private readonly IDataProtector protector = protection.CreateProtector("id-token");

    /// <param name="seen">What the provider says of the person.</param>
    /// <param name="idToken">The token that it said it with.</param>
    /// <param name="provedAt">When the person proved it to the provider; long ago if nobody knows.</param>
    /// <param name="browser">What the browser says of itself.</param>
    /// <param name="before">Who this browser was until now: that stay ends.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ClaimsPrincipal> BeginAsync(
        PersonSeen seen, string idToken, DateTimeOffset provedAt, string? browser, ClaimsPrincipal? before, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var person = await PersonAsync(db, seen, cancellationToken);
        var session = await BeginAsync(db, person.Id, person.ActorId, provedAt, browser, protector.Protect(idToken), before, cancellationToken);
        return CurrentPerson.Principal(person.AsActor(), session.Id);
    }

    public async Task<ClaimsPrincipal> BeginAsync(Persona persona, string? browser, ClaimsPrincipal? before, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var session = await BeginAsync(db, Guid.Empty, persona.Actor.Id, null, browser, "", before, cancellationToken);
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

    private async Task<Person> PersonAsync(PortalDb db, PersonSeen seen, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = Person.IdOf(seen.Issuer, seen.Subject);
        var person = await db.People.SingleOrDefaultAsync(p => p.ActorId == id, cancellationToken);
        if (person is null)
        {
            db.Add(person = Person.Join(seen, now));
        }
        else if (person.IsDisabled)
        {
            throw new SignInException(SignInFault.Disabled, "The person was disabled by a maintainer.");
        }
        else
        {
            person.SignIn(seen, now);
        }

        return person;
    }

    private async Task<Session> BeginAsync(
        PortalDb db, Guid person, string actor, DateTimeOffset? provedAt, string? browser, string idToken, ClaimsPrincipal? before, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = new Session
        {
            Id = Guid.NewGuid(),
            PersonId = person,
            ActorId = actor,
            StartedAt = now,
            ProvedAt = provedAt < now ? provedAt.Value : now,
            UsedAt = now,
            EndsAt = now + Longest,
            Browser = BrowserWords.Of(browser),
            IdToken = idToken,
        };
        var old = before is null ? null : CurrentPerson.SessionOf(before);
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.EndsAt < now || s.Id == old).OrderBy(s => s.EndsAt).Take(1000).ToListAsync(cancellationToken));
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.ActorId == actor && s.EndsAt >= now && s.Id != old).OrderByDescending(s => s.UsedAt).Skip(MostAtOnce - 1).Take(1000).ToListAsync(cancellationToken));
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return session;
    }
}
