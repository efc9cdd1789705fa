using System.Globalization;
using Curation.Granting;
using Curation.Granting.Linting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits;
using Portal.Grants;

namespace Portal.Writers;

/// <summary>Who can write where: grants as people see them, what is odd about each, and taking them away. Other people's are not there.</summary>
public sealed class WriterActs(IDbContextFactory<PortalDb> dbs, IGrants grants, GrantSignal signal, GrantOptions giving, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>A grant that nobody used for so long is worth a question.</summary>
    public static readonly TimeSpan UnusedAfter = TimeSpan.FromDays(60);

    // Grants that overlap share their project, and a project has some dozens.
    private const int MostBeside = 2000;

    /// <summary>The grants of one deposit, the newest first.</summary>
    public async Task<IReadOnlyList<WriterRow>> OfDepositAsync(Guid depositId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        await db.MineAsync(depositId, actor, cancellationToken);
        var found = await db.Grants.AsNoTracking().Where(g => g.DepositId == depositId).NewestFirst().Take(PageSize).ToListAsync(cancellationToken);
        return await JudgedAsync(db, found, actor, cancellationToken);
    }

    public Task RevokeAsync(Guid id, string? reason, Actor by, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, by, (grant, at) => grant.Revoke(reason, by, at), cancellationToken);

    public Task GiveBackAsync(Guid id, Actor by, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, by, (grant, at) => grant.GiveBack(by, at), cancellationToken);

    /// <param name="id">Which grant.</param>
    /// <param name="lastDay">The last day of access, in UTC; empty removes the end.</param>
    /// <param name="words">Why.</param>
    /// <param name="by">A maintainer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task SetEndAsync(Guid id, string? lastDay, string? words, Actor by, CancellationToken cancellationToken = default)
    {
        var end = EndOf(lastDay);
        return ChangeAsync(id, by, (grant, at) => grant.SetEnd(end, words, by, at), cancellationToken);
    }

    /// <summary>Gives access to a deposit once more, or to the contributor's own IAM user or role besides.</summary>
    public async Task GiveAsync(Guid depositId, string? arn, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var deposit = await db.MineAsync(depositId, by, cancellationToken);
        var own = (arn ?? "").Trim();
        if (await db.Grants.AnyAsync(g => g.DepositId == depositId && g.Arn == own && (g.State == GrantState.Wanted || g.State == GrantState.Live), cancellationToken))
        {
            throw new RefusedException(own.Length == 0 ? "The contributor has access already." : $"{own} has a grant on {deposit.Prefix} already.");
        }

        if (own.Length > 0 && !grants.IsOffered)
        {
            throw new RefusedException("This portal gives sessions of its own role: an identity outside it cannot hold a grant.");
        }

        var now = clock.GetUtcNow();
        db.Add(own.Length == 0
            ? Grant.Want(deposit, by, now, giving.EndFrom(now))
            : Grant.WantFor(new Grantee(GranteeKind.Iam, own), deposit.TakesUploads ? Permission.ReadWrite : Permission.Read, giving.EndFrom(now), deposit, by, now));
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
    }

    private static DateTimeOffset? EndOf(string? lastDay) => string.IsNullOrWhiteSpace(lastDay) ? null
        : DateOnly.TryParseExact(lastDay.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue
            ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : throw new RefusedException($"“{lastDay}” is no day: write it like 2026-03-31.");

    private async Task ChangeAsync(Guid id, Actor by, Action<Grant, DateTimeOffset> change, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var grant = await Tracked(db, by).SingleOrDefaultAsync(g => g.Id == id, cancellationToken) ?? throw new RefusedException("There is no such grant, or it is not yours to see.");
        change(grant, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
    }

    private async Task<IReadOnlyList<WriterRow>> JudgedAsync(PortalDb db, List<Grant> page, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var beside = new List<GrantLine>();
        foreach (var project in page.Select(g => GlobPattern.With(g.Prefix.Project + "/")).Distinct().ToList())
        {
            var standing = await Readable(db, actor)
                .Where(g => EF.Functions.Glob((string)(object)g.Prefix, project) && (g.State == GrantState.Wanted || g.State == GrantState.Live))
                .OldestFirst().Take(MostBeside).ToListAsync(cancellationToken);
            beside.AddRange(standing.Select(g => WriterRows.LineOf(g, grants, now)));
        }

        return [.. page.Select(grant => WriterRows.Of(
            grant, grants, grant.State is GrantState.Wanted or GrantState.Live ? GrantLint.Of(WriterRows.LineOf(grant, grants, now), beside, now, UnusedAfter) : []))];
    }

    internal static IQueryable<Grant> Readable(PortalDb db, Actor actor) => Tracked(db, actor).AsNoTracking();

    private static IQueryable<Grant> Tracked(PortalDb db, Actor actor)
    {
        var mine = db.Deposits.ReadableBy(actor).Select(d => d.Id);
        return db.Grants.Where(g => mine.Contains(g.DepositId));
    }
}
