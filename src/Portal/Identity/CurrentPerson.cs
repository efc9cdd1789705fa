using System.Security.Claims;
using Curation.Workflow;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Identity;

/// <summary>
/// Who somebody is now, whatever they were when their cookie or their page was made: their session goes on, they are not disabled, and
/// they have the role they have. Asked at each request and at each act.
/// </summary>
public sealed class CurrentPerson(IDbContextFactory<PortalDb> dbs, IdentityOptions identity, TimeProvider clock)
{
    private const string SessionClaim = "session";

    /// <summary>For an act: refuses whoever may not come in any more.</summary>
    public async Task<Actor> ActorAsync(ClaimsPrincipal person, CancellationToken cancellationToken = default) =>
        await FindAsync(person, cancellationToken) is { } now
            ? Actors.From(now)
            : throw new RefusedException("You are signed out: your session ended, or a maintainer disabled your account. Load the page again to sign in.");

    /// <returns>The same as was given if nothing changed, else who they are now; null if they may not come in any more.</returns>
    public async Task<ClaimsPrincipal?> FindAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var id = person.FindFirstValue(ClaimTypes.NameIdentifier);
        if (person.Identity?.IsAuthenticated is not true || id is null)
        {
            return null;
        }

        // Cookies of personas outlive the embedded server that gave them, if its keys stay.
        if (id.StartsWith(Persona.IdPrefix, StringComparison.Ordinal))
        {
            return identity.UsesPersonas ? person : null;
        }

        if (SessionOf(person) is not { } session || identity.UsesPersonas)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var found = await db.People.AsNoTracking()
            .SingleOrDefaultAsync(p => p.ActorId == id && !p.IsDisabled && db.Sessions.Any(s => s.Id == session && s.PersonId == p.Id && s.EndsAt > now), cancellationToken);
        return found is null ? null : IsAs(person, found.AsActor()) ? person : Principal(found.AsActor(), session);
    }

    internal static Guid? SessionOf(ClaimsPrincipal person) => Guid.TryParse(person.FindFirstValue(SessionClaim), out var id) ? id : null;

    internal static ClaimsPrincipal Principal(Actor actor, Guid session)
    {
        var principal = Actors.Principal(actor, OpenId.OpenIdRegistration.Scheme);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(SessionClaim, session.ToString("N")));
        return principal;
    }

    private static bool IsAs(ClaimsPrincipal person, Actor actor) => Actors.From(person) == actor;
}
