using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.People;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Identity;

/// <summary>Everybody who ever signed in, for maintainers: who they are, what they may do, and changing that.</summary>
public sealed class People(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>The newest first.</summary>
    public async Task<PersonRows> ListAsync(string? search, Guid? after, Actor actor, CancellationToken cancellationToken = default)
    {
        MaintainersOnly(actor);
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var people = db.People.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var like =
                $"%{search.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            people = people.Where(p => EF.Functions.Like(p.Name, like, "\\") || EF.Functions.Like(p.Email, like, "\\"));
        }

        if (after is { } cursor)
        {
            people = people.Before(db.People, cursor);
        }

        var found = await people.NewestFirst().Take(PageSize + 1).ToListAsync(cancellationToken);
        return new PersonRows([.. found.Take(PageSize).Select(p => RowOf(p, actor))], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    public async Task<PersonRow?> FindAsync(Guid id, Actor actor, CancellationToken cancellationToken = default)
    {
        MaintainersOnly(actor);
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        return await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is { } person ? RowOf(person, actor) : null;
    }

    /// <summary>What happened to this account, the newest first; a hundred at most, as more decisions on one person are none.</summary>
    public async Task<IReadOnlyList<Fact>> HistoryAsync(Guid id, Actor actor, CancellationToken cancellationToken = default)
    {
        MaintainersOnly(actor);
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        return await db.Facts.AsNoTracking()
            .Where(f => f.SubjectId == id && f.What.StartsWith(PersonFacts.Start))
            .OrderByDescending(f => f.Number)
            .Take(100)
            .ToListAsync(cancellationToken);
    }

    /// <param name="id">Whose.</param>
    /// <param name="role">The role from now on; null leaves it to the provider.</param>
    /// <param name="by">Another maintainer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task SetRoleAsync(Guid id, Role? role, Actor by, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, by, (_, person, at) => person.SetRole(role, by, at), cancellationToken);

    /// <summary>Their sessions end with it, so that enabling them again revives none.</summary>
    public Task DisableAsync(Guid id, Actor by, CancellationToken cancellationToken = default) => ChangeAsync(
        id,
        by,
        (db, person, at) =>
        {
            person.Disable(by, at);
            db.Sessions.RemoveRange(db.Sessions.Where(s => s.PersonId == id));
        },
        cancellationToken);

    public Task EnableAsync(Guid id, Actor by, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, by, (_, person, at) => person.Enable(by, at), cancellationToken);

    private async Task ChangeAsync(Guid id, Actor by, Action<PortalDb, Person, DateTimeOffset> change, CancellationToken cancellationToken)
    {
        MaintainersOnly(by);
        await using var db = await dbs.BeginAsync(cancellationToken);
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == id, cancellationToken)
            ?? throw new RefusedException("There is nobody of this number.");
        var me = await db.People.SingleOrDefaultAsync(p => p.ActorId == by.Id, cancellationToken);
        if (me is null || me.IsDisabled || me.Role is not Role.Maintainer)
        {
            throw new RefusedException("You are no maintainer any more: load the page again.");
        }

        change(db, person, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void MaintainersOnly(Actor actor)
    {
        if (!actor.IsMaintainer)
        {
            throw new RefusedException("Only maintainers see who uses the portal.");
        }
    }

    private static PersonRow RowOf(Person p, Actor actor) =>
        new(p.Id, p.Name, p.Email, p.Issuer, p.Role, p.RoleSeen, p.RoleSet, p.IsDisabled, p.FirstSeenAt, p.LastSeenAt, p.ActorId == actor.Id);
}
