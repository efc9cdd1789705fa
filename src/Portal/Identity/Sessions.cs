using System.Security.Claims;
using System.Security.Cryptography;
using Curation.Workflow;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Identity.OpenId;

namespace Portal.Identity;

/// <summary>Begins and ends the stays of people whom a provider sent.</summary>
internal sealed class Sessions(IDbContextFactory<PortalDb> dbs, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>However busy a browser is, after this long its person signs in anew.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly IDataProtector protector = protection.CreateProtector("id-token");

    public async Task<ClaimsPrincipal> BeginAsync(PersonSeen seen, string idToken, CancellationToken cancellationToken)
    {
        // Two browsers may bring somebody for the first time at once: the second then finds what the first stored.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StoreAsync(seen, idToken, cancellationToken);
            }
            catch (Exception exception) when (attempt < 3 && exception is DbUpdateException or RefusedException && StorageFaults.WordsFor(exception) is null)
            {
            }
        }
    }

    /// <returns>The ID token that the provider wants to see, if there is one.</returns>
    public async Task<string?> EndAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (CurrentPerson.SessionOf(person) is not { } id)
        {
            return null;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } session)
        {
            return null;
        }

        db.Sessions.Remove(session);
        await db.SaveChangesAsync(cancellationToken);
        try
        {
            return protector.Unprotect(session.IdToken);
        }
        catch (CryptographicException)
        {
            return null; // The keys were lost meanwhile: the provider asks the person instead.
        }
    }

    private async Task<ClaimsPrincipal> StoreAsync(PersonSeen seen, string idToken, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
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

        var session = new Session { Id = Guid.NewGuid(), PersonId = person.Id, StartedAt = now, EndsAt = now + Longest, IdToken = protector.Protect(idToken) };
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.EndsAt < now).OrderBy(s => s.EndsAt).Take(1000).ToListAsync(cancellationToken));
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return CurrentPerson.Principal(person.AsActor(), session.Id);
    }
}
