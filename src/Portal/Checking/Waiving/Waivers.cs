using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Checking.Rows;
using Portal.Checking.Store;
using Portal.Data;
using Portal.Deposits;

namespace Portal.Checking.Waiving;

/// <summary>Waivers of what a check found: give one, end one, and what those in force cover.</summary>
public sealed class Waivers(IDbContextFactory<PortalDb> dbs, DataFolder folder, TimeProvider clock)
{
    /// <summary>The waivers that concern a check, the newest first; null if it is not the person's to read.</summary>
    public async Task<CheckWaivers?> OfAsync(Guid runId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        if (await db.ChecksReadableBy(actor).SingleOrDefaultAsync(r => r.Id == runId, cancellationToken) is not { } run)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var rows = (await AboutAsync(db, run, cancellationToken)).Select(waiver => RowOf(waiver, run, now)).ToList();
        var deposit = run.Of is CheckOf.Staging
            ? await db.Deposits.AsNoTracking().SingleOrDefaultAsync(d => d.Id == run.DepositId, cancellationToken)
            : null;
        var mayGive = run.Of switch
        {
            CheckOf.Staging => deposit is not null && Waiver.MayGive(deposit, actor),
            CheckOf.Gallery => Waiver.MayGiveInGallery(actor),
            _ => false,
        };
        return new CheckWaivers(
            rows,
            CoveredErrors(run, [.. rows.Where(row => row.IsInForce)]),
            mayGive,
            rows.Where(row => row.Waiver.MayBeEndedBy(deposit, actor, now)).Select(row => row.Waiver.Id).ToHashSet());
    }

    /// <param name="until">The last day it counts, by UTC.</param>
    public async Task GiveAsync(
        Guid runId, string? rule, string? below, string? reason, DateOnly? until, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var run = await db.ChecksReadableBy(by).SingleOrDefaultAsync(r => r.Id == runId, cancellationToken)
            ?? throw new RefusedException("There is no such check.");
        var now = clock.GetUtcNow();
        var end = new DateTimeOffset(
            (until ?? throw new RefusedException("Say until when: a waiver ends.")).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            .AddDays(1);
        // As keys begin; or an address of the folder, as it is copied from a list.
        var place = below?.Contains("://", StringComparison.Ordinal) is true ? Prefix.Shaped(below) : below;
        var waiver = run.Of switch
        {
            CheckOf.Staging => Waiver.Give(await db.MineAsync(run.DepositId, by, cancellationToken), rule, place, reason, end, by, now),
            CheckOf.Gallery => Waiver.GiveInGallery(run.Prefix, rule, place, reason, end, by, now),
            _ => throw new RefusedException("Nothing of a listing is waived: it is promoted nowhere."),
        };
        var same = (await AboutAsync(db, run, cancellationToken)).Where(other => other.IsInForce(now)).ToList();
        if (same.Any(other => (other.Rule, other.Folder, other.Prefix) == (waiver.Rule, waiver.Folder, waiver.Prefix)))
        {
            throw new RefusedException($"{waiver.Rule} is waived there already: end that waiver first.");
        }

        if (same.Count >= Waiver.Most)
        {
            throw new RefusedException($"There are {Waiver.Most} waivers in force already: end some, or waive a rule for everything.");
        }

        db.Add(waiver);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task EndAsync(Guid id, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var waiver = Waiver.MayEnd(by) ? await db.Waivers.SingleOrDefaultAsync(w => w.Id == id, cancellationToken) : null;
        var found = waiver ?? throw new RefusedException("There is no such waiver, or it is not yours to end.");
        found.End(found.IsOfGallery ? null : await db.MineAsync(found.DepositId, by, cancellationToken), by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// What waivers cover of a check now, to be looked at before an act begins: the findings may be many, and nobody saves while an act looks.
    /// A check that kept no store has nothing covered: its errors need words.
    /// </summary>
    internal async Task<Coverage> CoverageAsync(Guid runId, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        if (await db.CheckRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId, cancellationToken) is not { } run)
        {
            return new Coverage(runId, [], 0, []);
        }

        var inForce = (await AboutAsync(db, run, cancellationToken)).Where(waiver => waiver.IsInForce(clock.GetUtcNow())).ToList();
        using var store = inForce.Count == 0 ? null : FindingsStore.OpenIfKept(folder.Check(run.Id).FindingsStore);
        return new Coverage(
            run.Id,
            [.. inForce.Select(waiver => waiver.Id)],
            store?.WaivedErrors([.. inForce.Select(waiver => PlaceOf(waiver, run))]) ?? 0,
            [.. inForce.Where(waiver => store?.WaivedErrors([PlaceOf(waiver, run)]) > 0).Select(waiver => waiver.Id)]);
    }

    /// <summary>The same within the act; null if other waivers are in force by now, so that it has to be looked at once more.</summary>
    internal static async Task<WaivedErrors?> CoveredAsync(
        PortalDb db, CheckRun newest, Coverage seen, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (newest.Id != seen.RunId)
        {
            return WaivedErrors.None; // Another check is decided on than was looked at, which the domain refuses.
        }

        var inForce = (await AboutAsync(db, newest, cancellationToken)).Where(waiver => waiver.IsInForce(at)).ToList();
        return seen.InForce.SetEquals(inForce.Select(waiver => waiver.Id))
            ? new WaivedErrors(seen.Errors, [.. inForce.Where(waiver => seen.Covering.Contains(waiver.Id))])
            : null;
    }

    internal static async Task<IReadOnlyList<WaiverRow>> InForceAsync(
        PortalDb db, CheckRun run, DateTimeOffset at, CancellationToken cancellationToken) =>
        [.. (await AboutAsync(db, run, cancellationToken)).Where(waiver => waiver.IsInForce(at)).Select(waiver => RowOf(waiver, run, at))];

    private long CoveredErrors(CheckRun run, IReadOnlyList<WaiverRow> inForce)
    {
        if (inForce.Count == 0 || run.State is not JobState.Done)
        {
            return 0;
        }

        using var store = FindingsStore.OpenIfKept(folder.Check(run.Id).FindingsStore);
        return store?.WaivedErrors([.. inForce.Select(row => row.Place)]) ?? 0;
    }

    // Of the gallery: those of the same data, however deep either prefix reaches. People give them one by one, so there are few.
    private static async Task<IReadOnlyList<Waiver>> AboutAsync(PortalDb db, CheckRun run, CancellationToken cancellationToken)
    {
        if (run.Of is CheckOf.Listing)
        {
            return [];
        }

        var given = await db.Waivers.AsNoTracking().Where(w => w.DepositId == run.DepositId).NewestFirst().ToListAsync(cancellationToken);
        return run.Of is CheckOf.Staging ? given : [.. given.Where(waiver => waiver.Prefix.Owns(run.Prefix) || run.Prefix.Owns(waiver.Prefix))];
    }

    private static WaivedPlace PlaceOf(Waiver waiver, CheckRun run) =>
        new(waiver.Rule, waiver.Folder.Length > 0 || waiver.Prefix.Owns(run.Prefix) ? waiver.Folder : waiver.Prefix.Folder);

    private static WaiverRow RowOf(Waiver waiver, CheckRun run, DateTimeOffset now) =>
        new(waiver, PlaceOf(waiver, run).Folder, waiver.IsInForce(now));
}
