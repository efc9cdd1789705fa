using System.Security.Claims;
using Curation.Workflow.Actors;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Identity;

/// <summary>A person's own sessions, for themselves alone: where they are signed in, and ending that.</summary>
public sealed class OwnSessions(IDbContextFactory<PortalDb> dbs, CurrentPerson current, TimeProvider clock)
{
    /// <summary>This one first, then those used last; <see cref="Sessions.MostAtOnce"/> at most, as more are not kept.</summary>
    public async Task<IReadOnlyList<SessionRow>> ListAsync(ClaimsPrincipal person, CancellationToken cancellationToken = default)
    {
        var (actor, mine) = await WhoAsync(person, cancellationToken);
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        return await db.Sessions.AsNoTracking()
            .Where(s => s.ActorId == actor.Id && s.EndsAt > now)
            .OrderByDescending(s => s.Id == mine).ThenByDescending(s => s.UsedAt).ThenBy(s => s.Id)
            .Select(s => new SessionRow(s.Id, s.Browser, s.StartedAt, s.UsedAt, s.EndsAt, s.Id == mine))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Ends one, at once: the page over there shuts itself, and its cookie is worth nothing.</summary>
    public async Task EndAsync(Guid id, ClaimsPrincipal person, CancellationToken cancellationToken = default)
    {
        var (actor, mine) = await WhoAsync(person, cancellationToken);
        if (id == mine)
        {
            throw new RefusedException("This is the session you are in: sign out instead.");
        }

        await using var db = await dbs.BeginAsync(cancellationToken);
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.ActorId == actor.Id, cancellationToken)
            ?? throw new RefusedException("This session is over already.");
        db.Sessions.Remove(session);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task EndOthersAsync(ClaimsPrincipal person, CancellationToken cancellationToken = default)
    {
        var (actor, mine) = await WhoAsync(person, cancellationToken);
        await using var db = await dbs.BeginAsync(cancellationToken);
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.ActorId == actor.Id && s.Id != mine).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<(Actor Actor, Guid? Session)> WhoAsync(ClaimsPrincipal person, CancellationToken cancellationToken) =>
        (await current.ActorAsync(person, cancellationToken), CurrentPerson.SessionOf(person));
}

/// <summary>A session as its own person sees it.</summary>
/// <param name="IsThis">Whether it is the one that looks.</param>
public sealed record SessionRow(Guid Id, string Browser, DateTimeOffset StartedAt, DateTimeOffset UsedAt, DateTimeOffset EndsAt, bool IsThis);
