using Curation.Granting;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Ground;

namespace Portal.Grants;

/// <summary>
/// Holds the portal's live grants against the provider's list, which is streamed. In memory stand the live grants, and an instance takes
/// 100,000 of them; of what differs the first <see cref="Most"/> are told. Nothing outside the staging bucket is shown or touched.
/// </summary>
public sealed class GrantDrift(IDbContextFactory<PortalDb> dbs, IGrants grants, Buckets buckets, TimeProvider clock)
{
    public const int Most = 200;

    /// <summary>What differs: a grant that only the provider has, or one that it lost or has otherwise.</summary>
    /// <param name="Kinds">In which ways.</param>
    /// <param name="Given">The portal's; null for a stray one.</param>
    /// <param name="ProviderId">The provider's.</param>
    /// <param name="Scope">What it reaches.</param>
    /// <param name="Holder">Who holds it.</param>
    /// <param name="Message">What is wrong, in sentences.</param>
    /// <param name="Preview">What making it again, or deleting it, does.</param>
    /// <param name="Adopter">The deposit that a stray one can become the access of; null if there is none.</param>
    public sealed record Difference(
        IReadOnlyList<DriftKind> Kinds, Grant? Given, string ProviderId, string Scope, string Holder, string Message, string Preview,
        Deposit? Adopter);

    public sealed record Result(long Compared, IReadOnlyList<Difference> Differences, bool IsPart, DateTimeOffset At)
    {
        public int Of(DriftKind kind) => Differences.Count(difference => difference.Kinds.Contains(kind));
    }

    public async Task<Result> CompareAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        RefuseUnlessMayCompare(actor);
        var at = clock.GetUtcNow();
        if (!grants.IsOffered)
        {
            return new Result(0, [], false, at);
        }

        var unseen = await LiveAsync(cancellationToken);
        var (compared, found) = (0L, new List<Difference>());
        await foreach (var held in HeldAsync(cancellationToken))
        {
            compared++;
            if (unseen.Remove(held.Id, out var known))
            {
                found.AddRange(Otherwise(known, held));
            }
            else if (!await IsUnderWayAsync(held, cancellationToken))
            {
                found.Add(await StrayAsync(held, cancellationToken));
            }

            if (found.Count >= Most)
            {
                return new Result(compared, found, true, at);
            }
        }

        found.AddRange(unseen.Values.OrderBy(gone => gone.Sequence).Take(Most - found.Count).Select(gone => new Difference(
            [DriftKind.Missing], gone, gone.ProviderId, grants.ScopeOf(gone.Prefix).Text, HolderOf(gone).Id, GrantDifference.Missing.Message,
            $"Makes the grant on {grants.ScopeOf(gone.Prefix)} once more.", null)));
        return new Result(compared, found, found.Count >= Most, at);
    }

    /// <summary>All that the provider has on the staging bucket, one page in memory; also what is written in a way that nobody understands.</summary>
    internal IAsyncEnumerable<ProviderGrant> HeldAsync(CancellationToken cancellationToken) =>
        grants.ListAsync($"s3://{buckets.Staging.Bucket}", cancellationToken).Where(IsOurs);

    /// <summary>In which ways one grant differs now; empty if in none.</summary>
    internal IReadOnlyList<GrantDifference> DifferencesOf(Grant known, ProviderGrant? held) => held is null
        ? [GrantDifference.Missing]
        : [.. GrantDifference.Between(
            new ProviderGrant(known.ProviderId, grants.ScopeOf(known.Prefix), known.Permission, HolderOf(known), grants.Location, known.WantedAt),
            held)];

    /// <summary>Whether the portal is at work on it: what is being made or ended, or came to be while the list was read, is no stray.</summary>
    internal async Task<bool> IsUnderWayAsync(ProviderGrant held, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        List<GrantState> moving = [GrantState.Wanted, GrantState.Ending];
        var text = held.Scope.Start.TrimEnd('/');
        return await db.Grants.AnyAsync(
            g => (g.ProviderId == held.Id && g.State != GrantState.Ended) || (moving.Contains(g.State) && (string)(object)g.Prefix == text),
            cancellationToken);
    }

    private Difference[] Otherwise(Grant known, ProviderGrant held) => DifferencesOf(known, held) is { Count: > 0 } differences
        ?
        [
            new(
                [.. differences.Select(d => d.Kind)], known, held.Id, held.Scope.Text, held.Grantee.Id,
                string.Join(' ', differences.Select(d => d.Message)),
                $"Deletes the grant {held.Id} at the provider and makes the one on {grants.ScopeOf(known.Prefix)} as the portal gave it.", null),
        ]
        : [];

    private async Task<Difference> StrayAsync(ProviderGrant held, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var (prefix, arn) = (held.Scope.Start.TrimEnd('/'), held.Grantee == grants.Portal ? "" : held.Grantee.Id);
        var due = Grant.DueStates;
        var adopter = await db.Deposits.AsNoTracking()
            .Where(d => (string)(object)d.Prefix == prefix && due.Contains(d.State)
                && !db.Grants.Any(g => g.DepositId == d.Id && g.Arn == arn && (g.State == GrantState.Wanted || g.State == GrantState.Live)))
            .OldestFirst().FirstOrDefaultAsync(cancellationToken);
        return new Difference(
            [DriftKind.Stray], null, held.Id, held.Scope.Text, held.Grantee.Id, GrantDifference.Stray.Message,
            $"Deletes the grant {held.Id} on {held.Scope} of {held.Grantee} at the provider. Credentials given by it work to their end.",
            held.Scope.IsFolder ? adopter : null);
    }

    // The list goes by the start of a text, which other buckets' names may share; of what is not understood the bucket is read as far as it goes.
    private bool IsOurs(ProviderGrant held) => held.Scope.IsUnderstood
        ? held.Scope.Bucket == buckets.Staging.Bucket
        : held.Scope.Text.AsSpan("s3://".Length + buckets.Staging.Bucket.Length) is [] or ['/' or '*', ..];

    private Grantee HolderOf(Grant grant) => grant.IsOwnIdentity ? new Grantee(GranteeKind.Iam, grant.Arn) : grants.Portal;

    private async Task<Dictionary<string, Grant>> LiveAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var live = new Dictionary<string, Grant>(StringComparer.Ordinal);
        await foreach (var grant in db.Grants.AsNoTracking()
            .Where(g => g.State == GrantState.Live && g.ProviderId != "")
            .AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            live[grant.ProviderId] = grant;
        }

        return live;
    }

    internal static void RefuseUnlessMayCompare(Actor actor)
    {
        if (!Grant.MayCompare(actor))
        {
            throw new RefusedException("Only maintainers compare grants with the provider.");
        }
    }
}
