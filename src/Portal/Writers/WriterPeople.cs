using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Credentials.Tokens;
using Portal.Data;
using Portal.Deposits;
using Portal.Grants;

namespace Portal.Writers;

/// <summary>Who may ask for credentials now, one row a deposit under way, the newest first; paged in the database.</summary>
public sealed class WriterPeople(IDbContextFactory<PortalDb> dbs, TokenOwners owners, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<Paged<WriterPerson>> ListAsync(string? prefix, string? after, Actor actor, CancellationToken cancellationToken = default)
    {
        var rows = await RowsAsync(prefix, Guid.TryParse(after, out var last) ? last : null, PageSize + 1, actor, cancellationToken);
        return new Paged<WriterPerson>([.. rows.Take(PageSize)], rows.Count > PageSize ? $"{rows[PageSize - 1].DepositId}" : null);
    }

    internal async Task<List<WriterPerson>> RowsAsync(string? prefix, Guid? after, int most, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = Grant.DueStates;
        var deposits = db.Deposits.AsNoTracking().ReadableBy(actor).Where(d => due.Contains(d.State));
        if (prefix is { Length: > 0 } start)
        {
            var below = GlobPattern.With(start);
            deposits = deposits.Where(d => EF.Functions.Glob((string)(object)d.Prefix, below));
        }

        if (after is { } cursor)
        {
            deposits = deposits.Before(db.Deposits, cursor);
        }

        var page = await deposits.NewestFirst().Take(most).ToListAsync(cancellationToken);
        var ids = page.ConvertAll(d => d.Id);
        var newest = await db.Grants.AsNoTracking().NewestOfAsync(ids, cancellationToken);
        var tokens = (await db.AccessTokens.AsNoTracking().Where(t => ids.Contains(t.DepositId) && t.RevokedAt == null && t.ExpiresAt > now).Select(t => t.DepositId).ToListAsync(cancellationToken)).CountBy(id => id).ToDictionary();
        var rows = new List<WriterPerson>();
        foreach (var deposit in page)
        {
            var grant = newest.GetValueOrDefault(deposit.Id);
            var why = await owners.FindAsync(deposit.OwnerId, cancellationToken) is null ? "May not come in any more." : (grant is null ? "Access is not made yet." : WriterRows.Closed(grant, now));
            rows.Add(new WriterPerson(
                deposit.Id, deposit.Prefix.Text, deposit.OwnerName, deposit.OwnerEmail, why.Length > 0 ? "" : deposit.TakesUploads ? "read and write" : "read", why,
                why.Length > 0 ? null : grant?.EndsAt, grant?.LastUsedAt, tokens.GetValueOrDefault(deposit.Id)));
        }

        return rows;
    }
}
