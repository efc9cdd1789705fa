using Curation.Granting;
using Curation.Workflow;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Granting;

/// <summary>
/// Holds the portal's live grants against the provider's list, which is streamed. In memory stand the live grants, and an instance takes
/// 100,000 of them; of what differs the first <see cref="Most"/> are told. Nothing outside the staging bucket is shown or touched.
/// </summary>
public sealed class GrantDrift(IDbContextFactory<PortalDb> dbs, IGrants grants, Buckets buckets, GrantSignal signal, TimeProvider clock)
{
    public const int Most = 200;

    /// <summary>What differs: a grant that only the provider has, or one that it lost or has otherwise.</summary>
    /// <param name="GrantId">The portal's; null for a stray one.</param>
    /// <param name="ProviderId">The provider's.</param>
    /// <param name="Scope">What it reaches.</param>
    /// <param name="Holder">Who holds it.</param>
    /// <param name="Words">What is wrong, as a sentence.</param>
    /// <param name="Preview">What mending it does.</param>
    public sealed record Difference(Guid? GrantId, string ProviderId, string Scope, string Holder, string Words, string Preview);

    public sealed record Result(long Compared, IReadOnlyList<Difference> Differences, bool IsPart);

    public async Task<Result> CompareAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        RequireMaintainer(actor);
        if (!grants.IsOffered)
        {
            return new Result(0, [], false);
        }

        var unseen = await LiveAsync(cancellationToken);
        var (compared, found) = (0L, new List<Difference>());
        await foreach (var held in grants.ListAsync(Start, cancellationToken).Where(IsOurs))
        {
            compared++;
            if (!unseen.Remove(held.Id, out var known))
            {
                if (!await IsUnderWayAsync(held, cancellationToken))
                {
                    found.Add(new Difference(null, held.Id, held.Scope.Text, held.Grantee.Id, "The provider has it and the portal never gave it.", $"Deletes the grant {held.Id} on {held.Scope} of {held.Grantee} at the provider. Credentials given by it work to their end."));
                }
            }
            else if (DifferenceOf(known, held) is { } words)
            {
                found.Add(new Difference(known.Id, held.Id, held.Scope.Text, held.Grantee.Id, words, $"Makes the grant on {grants.ScopeOf(known.Prefix)} anew as the portal gave it. The one at the provider is then unknown and can be deleted here."));
            }

            if (found.Count >= Most)
            {
                return new Result(compared, found, true);
            }
        }

        found.AddRange(unseen.Values.Take(Most - found.Count).Select(gone =>
            new Difference(gone.Id, gone.ProviderId, grants.ScopeOf(gone.Prefix).Text, HolderOf(gone).Id, "The portal gave it and the provider has it no more.", $"Makes the grant on {grants.ScopeOf(gone.Prefix)} once more.")));
        return new Result(compared, found, found.Count >= Most);
    }

    public async Task MakeAgainAsync(Guid id, string difference, Actor by, CancellationToken cancellationToken = default)
    {
        RequireMaintainer(by);
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var grant = await db.Grants.SingleOrDefaultAsync(g => g.Id == id, cancellationToken) ?? throw new RefusedException("There is no such grant.");
        grant.MakeAgain(difference, by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
    }

    /// <summary>Has a stray grant deleted, after a look whether it is still one.</summary>
    public async Task DeleteStrayAsync(string providerId, string? reason, Actor by, CancellationToken cancellationToken = default)
    {
        RequireMaintainer(by);
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        if (await db.Grants.AnyAsync(g => g.ProviderId == providerId && (g.State == GrantState.Live || g.State == GrantState.Ending), cancellationToken))
        {
            throw new RefusedException($"The grant {providerId} is the portal's by now: compare again.");
        }

        var stray = await grants.ListAsync(Start, cancellationToken).Where(IsOurs).FirstOrDefaultAsync(g => g.Id == providerId, cancellationToken)
            ?? throw new RefusedException($"The staging bucket has no grant {providerId} any more: compare again.");
        db.Add(Grant.EndStray(stray, reason, by, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
    }

    private string Start => $"s3://{buckets.Staging.Bucket}";

    // The list goes by the start of a text, which other buckets' names may share.
    private bool IsOurs(ProviderGrant held) => held.Scope.IsUnderstood && held.Scope.Bucket == buckets.Staging.Bucket;

    private string? DifferenceOf(Grant known, ProviderGrant held) => held switch
    {
        _ when held.Scope != grants.ScopeOf(known.Prefix) => $"It was given on {grants.ScopeOf(known.Prefix)}, and the provider has it on {held.Scope}.",
        _ when held.Permission != known.Permission => $"It was given to {known.Permission}, and the provider lets it {held.Permission}.",
        _ when held.Grantee != HolderOf(known) => $"It was given to {HolderOf(known)}, and at the provider {held.Grantee} holds it.",
        _ => null,
    };

    private Grantee HolderOf(Grant grant) => grant.IsOwnIdentity ? new Grantee(GranteeKind.Iam, grant.Arn) : grants.Portal;

    private async Task<Dictionary<string, Grant>> LiveAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var live = new Dictionary<string, Grant>(StringComparer.Ordinal);
        await foreach (var grant in db.Grants.AsNoTracking().Where(g => g.State == GrantState.Live && g.ProviderId != "").AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            live[grant.ProviderId] = grant;
        }

        return live;
    }

    // What is being made or ended, or came to be while the list was read, is no stray.
    private async Task<bool> IsUnderWayAsync(ProviderGrant held, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        List<GrantState> moving = [GrantState.Wanted, GrantState.Ending];
        var text = held.Scope.Start.TrimEnd('/');
        return await db.Grants.AnyAsync(
            g => (g.ProviderId == held.Id && g.State != GrantState.Ended) || (moving.Contains(g.State) && (string)(object)g.Prefix == text), cancellationToken);
    }

    private static void RequireMaintainer(Actor actor)
    {
        if (!actor.IsMaintainer)
        {
            throw new RefusedException("Only maintainers compare grants with the provider.");
        }
    }
}
