using System.Security.Claims;
using Curation.Workflow.Actors;
using Microsoft.Data.Sqlite;
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

    // Not each request is worth a write.
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(5);

    /// <summary>For an act: refuses whoever may not come in any more.</summary>
    public async Task<Actor> ActorAsync(ClaimsPrincipal person, CancellationToken cancellationToken = default) =>
        await FindSessionAsync(person, isUse: true, cancellationToken) is var (actor, session)
            ? actor with { FreshUntil = identity.UsesPersonas || identity.FreshFor == TimeSpan.Zero ? DateTimeOffset.MaxValue : session.ProvedAt + identity.FreshFor }
            : throw new RefusedException("You are signed out: your session ended, or a maintainer disabled your account. Load the page again to sign in.");

    /// <returns>The same as was given if nothing changed, else who they are now; null if they may not come in any more.</returns>
    public Task<ClaimsPrincipal?> FindAsync(ClaimsPrincipal person, CancellationToken cancellationToken) => FindAsync(person, isUse: false, cancellationToken);

    /// <summary>The same for a request that somebody made; a page that only stands open uses nothing.</summary>
    internal Task<ClaimsPrincipal?> TouchAsync(ClaimsPrincipal person, CancellationToken cancellationToken) => FindAsync(person, isUse: true, cancellationToken);

    /// <summary>The session that a signed-in person's cookie names; whether it goes on is another question.</summary>
    internal static Guid? SessionOf(ClaimsPrincipal person) => Guid.TryParse(person.FindFirstValue(SessionClaim), out var id) ? id : null;

    internal static ClaimsPrincipal Principal(Actor actor, Guid session)
    {
        var principal = Actors.Principal(actor, SignIn.ProviderScheme);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(SessionClaim, session.ToString("N")));
        return principal;
    }

    private async Task<ClaimsPrincipal?> FindAsync(ClaimsPrincipal person, bool isUse, CancellationToken cancellationToken) =>
        await FindSessionAsync(person, isUse, cancellationToken) is var (actor, session) ? IsAs(person, actor) ? person : Principal(actor, session.Id) : null;

    private async Task<(Actor Actor, Session Session)?> FindSessionAsync(ClaimsPrincipal person, bool isUse, CancellationToken cancellationToken)
    {
        var id = person.FindFirstValue(ClaimTypes.NameIdentifier);
        if (person.Identity?.IsAuthenticated is not true || id is null || SessionOf(person) is not { } session)
        {
            return null;
        }

        // Cookies of personas outlive the embedded server that gave them, if its keys stay.
        var isPersona = id.StartsWith(Persona.IdPrefix, StringComparison.Ordinal);
        if (identity.UsesPersonas != isPersona)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var found = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == session && s.ActorId == id && s.EndsAt > now, cancellationToken);
        var actor = found is null ? null : isPersona ? Actors.From(person)
            : (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.ActorId == id && p.Id == found.PersonId && !p.IsDisabled, cancellationToken))?.AsActor();
        if (actor is null || found is null)
        {
            return null;
        }

        if (isUse && (now - found.UsedAt).Duration() > Coarse)
        {
            await UseAsync(db, found.Id, now, cancellationToken);
        }

        return (actor, found);
    }

    private static async Task UseAsync(PortalDb db, Guid session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            db.Database.SetCommandTimeout(1);
            await db.Database.ExecuteSqlInterpolatedAsync($"UPDATE \"Sessions\" SET \"UsedAt\" = {now.UtcTicks} WHERE \"Id\" = {session}", cancellationToken);
        }
        catch (SqliteException)
        {
            // A full disk or a locked database keeps nobody out: this is for people to read.
        }
    }

    private static bool IsAs(ClaimsPrincipal person, Actor actor) => Actors.From(person) == actor;
}
