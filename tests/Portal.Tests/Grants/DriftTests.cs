using Curation.Granting;
using Curation.S3;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Auditing;
using Portal.Data;
using Portal.Grants;
using Portal.Tests.Journeys;
using Portal.Writers;

namespace Portal.Tests.Grants;

/// <summary>Every way in which the provider can be otherwise than the portal, found and mended.</summary>
public sealed class DriftTests
{
    private const string Place = "cpg0048-bsc/broad";
    private const string Lab = "arn:aws:iam::111122223333:role/lab";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(DriftKind.Missing)]
    [InlineData(DriftKind.Scope)]
    [InlineData(DriftKind.Permission)]
    [InlineData(DriftKind.Holder)]
    [InlineData(DriftKind.Location)]
    public async Task What_the_portal_gave_is_made_again_as_it_was_given(DriftKind kind)
    {
        await using var world = new World(
            services => services.AddSingleton<IGrants>(s => new Elsewhere(s.GetRequiredService<StoreAccount>().Grants)), isOnNetwork: false);
        var (provider, drift, mending) = Of(world);
        var deposit = await world.OpenAsync(Place, 1);
        var given = Assert.Single(await LiveAsync(world));
        Assert.Empty((await drift.CompareAsync(World.Erin)).Differences);
        await provider.DeleteAsync(given.ProviderId, default);
        await HoldAsync(world, given.Id, kind switch
        {
            DriftKind.Scope => await provider.CreateAsync(Prefix.Parse("cpg0048-bsc/other"), Permission.ReadWrite, provider.Portal, default),
            DriftKind.Permission => await provider.CreateAsync(Prefix.Parse(Place), Permission.Read, provider.Portal, default),
            DriftKind.Holder => await provider.CreateAsync(Prefix.Parse(Place), Permission.ReadWrite, Grantee.Parse(Lab), default),
            DriftKind.Location =>
                ((Elsewhere)provider).Put(await provider.CreateAsync(Prefix.Parse(Place), Permission.ReadWrite, provider.Portal, default)),
            _ => given.ProviderId,
        });

        var found = Assert.Single((await drift.CompareAsync(World.Erin)).Differences);
        Assert.Equal((kind, given.Id), (Assert.Single(found.Kinds), found.Given?.Id));
        Assert.Contains("maintainers", await World.RefusalOfAsync(() => mending.MakeAgainAsync(given.Id, World.Chidi)), StringComparison.Ordinal);
        await mending.MakeAgainAsync(given.Id, World.Erin);
        await mending.MakeAgainAsyncOrNothing(given.Id);
        await LiveAsync(world);

        Assert.Empty((await drift.CompareAsync(World.Erin)).Differences);
        var held = Assert.Single(await provider.ListAsync($"s3://{World.Staging}/", default).ToListAsync());
        Assert.Equal(
            ($"s3://{World.Staging}/{Place}/*", Permission.ReadWrite, provider.Portal, provider.Location),
            (held.Scope.Text, held.Permission, held.Grantee, held.Location));
        var told = Assert.Single((await world.Audit.ListAsync(new AuditFilter(What: "grant.mended"), null, World.Erin)).Facts);
        Assert.Contains(found.Message, told.Words, StringComparison.Ordinal);
        await world.Credentials.AskAsync(deposit, Permission.ReadWrite, Hour, World.Ada);
    }

    [Fact]
    public async Task A_stray_grant_is_deleted_with_a_reason_and_once()
    {
        await using var world = new World();
        var (provider, drift, mending) = Of(world);
        var stray = await provider.CreateAsync(Prefix.Parse("cpg0049-x/broad"), Permission.ReadWrite, Grantee.Parse(Lab), default);

        var found = Assert.Single((await drift.CompareAsync(World.Erin)).Differences);
        Assert.Equal((DriftKind.Stray, stray, null), (Assert.Single(found.Kinds), found.ProviderId, found.Adopter));
        Assert.Contains("maintainers", await World.RefusalOfAsync(() => drift.CompareAsync(World.Ada)), StringComparison.Ordinal);
        Assert.Contains("maintainers", await World.RefusalOfAsync(() => mending.DeleteStrayAsync(stray, "x", World.Chidi)), StringComparison.Ordinal);
        Assert.Contains("Say why", await World.RefusalOfAsync(() => mending.DeleteStrayAsync(stray, " ", World.Erin)), StringComparison.Ordinal);
        Assert.Contains(
            "no grant", await World.RefusalOfAsync(() => mending.DeleteStrayAsync("elsewhere", "x", World.Erin)), StringComparison.Ordinal);

        await mending.DeleteStrayAsync(stray, "Nobody knows it.", World.Erin);
        await mending.DeleteStrayAsync(stray, "Nobody knows it.", World.Shantanu);
        await World.UntilAsync(async () => await provider.ListAsync($"s3://{World.Staging}/", default).CountAsync(), count => count == 0);
        await mending.DeleteStrayAsync(stray, "Nobody knows it.", World.Erin);

        Assert.Empty((await drift.CompareAsync(World.Erin)).Differences);
        Assert.Single((await world.Audit.ListAsync(new AuditFilter(What: "grant.mended"), null, World.Erin)).Facts);
    }

    [Theory]
    [InlineData(Lab)]
    [InlineData("")]
    public async Task A_stray_grant_on_a_deposits_prefix_is_adopted_and_ends_with_the_deposit(string arn)
    {
        await using var world = new World();
        var (provider, drift, mending) = Of(world);
        var deposit = await world.OpenAsync(Place, 1);
        var (own, grantee) = (Assert.Single(await LiveAsync(world)), arn.Length == 0 ? provider.Portal : Grantee.Parse(arn));
        if (arn.Length == 0)
        {
            var writers = world.Services.GetRequiredService<WriterActs>();
            await writers.RevokeAsync(own.Id, "To be given by hand.", World.Erin);
            await World.UntilAsync(() => writers.OfDepositAsync(deposit, World.Erin), rows => rows is [{ State: GrantState.Ended }]);
        }

        var stray = await provider.CreateAsync(Prefix.Parse(Place), Permission.ReadWrite, grantee, default);
        var found = Assert.Single((await drift.CompareAsync(World.Erin)).Differences);
        Assert.Equal(deposit, found.Adopter?.Id);
        Assert.Contains(
            "maintainers", await World.RefusalOfAsync(() => mending.AdoptStrayAsync(stray, deposit, "x", World.Ada)), StringComparison.Ordinal);
        Assert.Contains(
            "Say why", await World.RefusalOfAsync(() => mending.AdoptStrayAsync(stray, deposit, "", World.Erin)), StringComparison.Ordinal);
        await mending.AdoptStrayAsync(stray, deposit, "The lab asked by phone.", World.Erin);
        await mending.AdoptStrayAsync(stray, deposit, "The lab asked by phone.", World.Erin);

        Assert.Empty((await drift.CompareAsync(World.Erin)).Differences);
        Assert.Contains(await LiveAsync(world), live => live.ProviderId == stray && live.Arn == arn);
        Assert.Single((await world.Audit.ListAsync(new AuditFilter(What: "grant.mended"), null, World.Erin)).Facts);
        await world.Credentials.AskAsync(deposit, Permission.ReadWrite, Hour, World.Ada);

        await world.Deposits.WithdrawAsync(deposit, World.Ada);
        await World.UntilAsync(async () => await provider.ListAsync($"s3://{World.Staging}/", default).CountAsync(), count => count == 0);
    }

    [Fact]
    public async Task A_stray_grant_that_reaches_something_else_is_not_adopted()
    {
        await using var world = new World();
        var (provider, drift, mending) = Of(world);
        var deposit = await world.OpenAsync(Place, 1);
        await LiveAsync(world);
        var stray = await provider.CreateAsync(Prefix.Parse($"{Place}/deeper"), Permission.ReadWrite, Grantee.Parse(Lab), default);

        Assert.Null(Assert.Single((await drift.CompareAsync(World.Erin)).Differences).Adopter);
        Assert.Contains(
            "no more and no less",
            await World.RefusalOfAsync(() => mending.AdoptStrayAsync(stray, deposit, "x", World.Erin)),
            StringComparison.Ordinal);
        Assert.Contains(
            "nothing is to be mended",
            await World.RefusalOfAsync(async () => await mending.MakeAgainAsync((await LiveAsync(world))[0].Id, World.Erin)),
            StringComparison.Ordinal);
    }

    private static (IGrants Provider, GrantDrift Drift, GrantReconciliation Mending) Of(World world) => (
        world.Services.GetRequiredService<IGrants>(),
        world.Services.GetRequiredService<GrantDrift>(),
        world.Services.GetRequiredService<GrantReconciliation>());

    private static async Task<List<Grant>> LiveAsync(World world) => await World.UntilAsync(
        async () =>
        {
            await using var db = await world.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
            var all = await db.Grants.AsNoTracking().ToListAsync();
            return all.Exists(g => g.State is GrantState.Wanted or GrantState.Ending) ? [] : all.Where(g => g.State is GrantState.Live).ToList();
        },
        live => live.Count > 0);

    // As after a restored database or a changed setting: the row names a grant that the provider has otherwise.
    private static async Task HoldAsync(World world, Guid id, string providerId)
    {
        await using var db = await world.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlInterpolatedAsync($"UPDATE Grants SET ProviderId = {providerId} WHERE Id = {id}");
    }

    /// <summary>The provider, which tells another location of some grants.</summary>
    private sealed class Elsewhere(IGrants inner) : IGrants
    {
        private readonly HashSet<string> put = [];

        public bool IsOffered => inner.IsOffered;

        public Grantee Portal => inner.Portal;

        public string Location => inner.Location;

        public string Put(string id)
        {
            put.Add(id);
            return id;
        }

        public GrantScope ScopeOf(Prefix prefix) => inner.ScopeOf(prefix);

        public Task<string> CreateAsync(Prefix prefix, Permission permission, Grantee grantee, CancellationToken cancellationToken) =>
            inner.CreateAsync(prefix, permission, grantee, cancellationToken);

        public Task DeleteAsync(string id, CancellationToken cancellationToken) => inner.DeleteAsync(id, cancellationToken);

        public IAsyncEnumerable<ProviderGrant> ListAsync(string scopeStart, CancellationToken cancellationToken) =>
            inner.ListAsync(scopeStart, cancellationToken).Select(held => put.Contains(held.Id) ? held with { Location = "elsewhere" } : held);

        public Task<GrantsHome> DescribeAsync(CancellationToken cancellationToken) => inner.DescribeAsync(cancellationToken);
    }
}

file static class Twice
{
    /// <summary>Pressed once more: it is under way, or done and told so.</summary>
    public static async Task MakeAgainAsyncOrNothing(this GrantReconciliation mending, Guid id)
    {
        try
        {
            await mending.MakeAgainAsync(id, World.Shantanu);
        }
        catch (RefusedException refused)
        {
            Assert.Contains("nothing is to be mended", refused.Message, StringComparison.Ordinal);
        }
    }
}
