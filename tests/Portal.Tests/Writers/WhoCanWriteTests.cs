using System.Net;
using Curation.Granting;
using Curation.Granting.Linting;
using Curation.S3;
using Curation.Store;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Tests.Journeys;
using Portal.Writers;

namespace Portal.Tests.Writers;

/// <summary>The whole bucket as the provider has it: grants, people, tokens and credentials.</summary>
public sealed class WhoCanWriteTests
{
    private const string Place = "cpg0048-bsc/broad";
    private const string Lab = "arn:aws:iam::111122223333:role/lab";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task All_four_shapes_at_the_provider_are_judged_and_found_by_their_flaw()
    {
        await using var world = new World(services => services.AddSingleton<IGrants>(s => new Beside(
            s.GetRequiredService<StoreAccount>().Grants,
            $"s3://{World.Staging}*", $"s3://{World.Staging}/cpg00*", $"s3://{World.Staging}/{Place}*", $"s3://{World.Staging}/{Place}/one.tiff", $"s3://{World.Staging}/cpg*/x*", $"s3://{World.Staging}2/*")), isOnNetwork: false);
        await world.OpenAsync(Place, 1);
        await SettledAsync(world);
        var list = world.Services.GetRequiredService<WriterList>();

        var all = await list.ListAsync(new WritersQuery(), null, World.Erin);

        Assert.Equal((6, ""), (all.Total, all.Trouble));
        Assert.DoesNotContain(all.Rows, row => row.Scope.Text.StartsWith($"s3://{World.Staging}2", StringComparison.Ordinal));
        await Shows(GrantFlaw.BucketWide, $"s3://{World.Staging}*");
        await Shows(GrantFlaw.WiderThanProject, $"s3://{World.Staging}/cpg00*");
        await Shows(GrantFlaw.LacksSlash, $"s3://{World.Staging}/{Place}*", $"s3://{World.Staging}/cpg00*");
        await Shows(GrantFlaw.NotUnderstood, $"s3://{World.Staging}/cpg*/x*");
        Assert.Equal(5, all.Counts[GrantFlaw.Orphan]);
        Assert.Equal(5, all.Counts[GrantFlaw.Overlap]);
        Assert.Equal(1, (await list.ListAsync(new WritersQuery(), null, World.Chidi)).Total);

        async Task Shows(GrantFlaw flaw, params string[] scopes)
        {
            var page = await list.ListAsync(new WritersQuery(Flaw: flaw, Order: WritersOrder.Prefix), null, World.Erin);
            Assert.Equal(scopes.Order(StringComparer.Ordinal), page.Rows.Select(row => row.Scope.Text));
            Assert.Equal(scopes.Length, all.Counts[flaw]);
        }
    }

    [Fact]
    public async Task A_prefix_shows_what_is_wider_and_reaches_it()
    {
        await using var world = new World(services => services.AddSingleton<IGrants>(s => new Beside(s.GetRequiredService<StoreAccount>().Grants, $"s3://{World.Staging}/*", $"s3://{World.Staging}/cpg0049-x/*", $"s3://{World.Staging}/{Place}2/*")), isOnNetwork: false);
        await world.OpenAsync(Place, 1);
        await SettledAsync(world);

        var page = await world.Services.GetRequiredService<WriterList>().ListAsync(new WritersQuery(Prefix: Place, Order: WritersOrder.Prefix), null, World.Erin);

        Assert.Equal([$"s3://{World.Staging}/*", $"s3://{World.Staging}/{Place}/*", $"s3://{World.Staging}/{Place}2/*"], page.Rows.Select(row => row.Scope.Text));
    }

    [Fact]
    public async Task What_is_gone_at_the_provider_shows_and_lets_nobody_in()
    {
        await using var world = new World();
        await world.OpenAsync(Place, 1);
        await SettledAsync(world);
        var provider = world.Services.GetRequiredService<IGrants>();
        await foreach (var held in provider.ListAsync($"s3://{World.Staging}", default))
        {
            await provider.DeleteAsync(held.Id, default);
        }

        await provider.CreateAsync(Prefix.Parse(Place), Permission.Read, Grantee.Parse(Lab), default);
        var rows = (await world.Services.GetRequiredService<WriterList>().ListAsync(new WritersQuery(), null, World.Erin)).Rows;

        Assert.Equal([GrantFlaw.Missing], rows.Single(row => !row.IsStray).Remarks.Select(remark => remark.Flaw));
        Assert.Equal([GrantFlaw.Orphan], rows.Single(row => row.IsStray).Remarks.Select(remark => remark.Flaw));
    }

    [Fact]
    public async Task Pages_hold_all_in_each_order_and_a_file_holds_the_same()
    {
        await using var world = new World();
        var random = new Random(7);
        await using (var db = await DbAsync(world))
        {
            for (var i = 0; i < (2 * WriterList.PageSize) + 5; i++)
            {
                var at = DateTimeOffset.UtcNow.AddHours(-random.Next(1, 500));
                var deposit = Deposit.Request(Prefix.Parse($"cpg0048-bsc/lab{i:000}"), "A plate", 1, World.Chidi.Email, World.Ada, at);
                deposit.Open(World.Erin, at);
                var grant = Grant.Want(deposit, World.Erin, at, random.Next(2) == 0 ? DateTimeOffset.UtcNow.AddDays(random.Next(1, 90)) : null);
                db.AddRange(deposit, grant);
            }

            await db.SaveChangesAsync();

            // As if those with an end had been used, at times that tell them apart.
            await db.Grants.ExecuteUpdateAsync(row => row.SetProperty(grant => grant.LastUsedAt, grant => grant.EndsAt));
        }

        var list = world.Services.GetRequiredService<WriterList>();
        foreach (var order in Enum.GetValues<WritersOrder>())
        {
            var query = new WritersQuery(Order: order);
            var (paged, cursor) = (new List<WriterRow>(), (string?)null);
            do
            {
                var page = await list.ListAsync(query, cursor, World.Chidi);
                paged.AddRange(page.Rows);
                cursor = page.Next;
            }
            while (cursor is not null);

            Assert.Equal((2 * WriterList.PageSize) + 5, paged.Select(row => row.Key).Distinct().Count());
            Assert.Equal(paged.Select(row => row.Key), (await list.StreamAsync(query, World.Chidi, default).ToListAsync()).Select(row => row.Key));
            var sorted = order switch
            {
                WritersOrder.Prefix => paged.Select(row => row.Scope.Text).SequenceEqual(paged.Select(row => row.Scope.Text).Order(StringComparer.Ordinal)),
                WritersOrder.Used => paged.Exists(row => row.Grant!.LastUsedAt is not null)
                    && paged.Zip(paged.Skip(1)).All(two => (two.First.Grant!.LastUsedAt ?? DateTimeOffset.MinValue)
                        <= (two.Second.Grant!.LastUsedAt ?? DateTimeOffset.MinValue)),
                WritersOrder.End => paged.Zip(paged.Skip(1)).All(two => (two.First.Grant!.EndsAt ?? DateTimeOffset.MaxValue) <= (two.Second.Grant!.EndsAt ?? DateTimeOffset.MaxValue)),
                _ => paged.Zip(paged.Skip(1)).All(two => two.First.WantedAt >= two.Second.WantedAt),
            };
            Assert.True(sorted, $"{order}");
        }
    }

    [Fact]
    public async Task People_tokens_and_credentials_are_those_of_the_deposits_one_sees()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place, 1);
        await world.Tokens.MakeAsync(deposit, "cluster", Permission.Read, TimeSpan.FromDays(7), World.Ada);
        await world.Credentials.AskAsync(deposit, Permission.ReadWrite, Hour, World.Ada);
        var (people, tokens, living) = (world.Services.GetRequiredService<WriterPeople>(), world.Services.GetRequiredService<WriterTokens>(), world.Services.GetRequiredService<ActiveCredentials>());

        foreach (var actor in new[] { World.Erin, World.Chidi })
        {
            var person = Assert.Single((await people.ListAsync(null, null, actor)).Rows);
            Assert.Equal((World.Ada.Name, "read and write", 1), (person.Name, person.May, person.LiveTokens));
            Assert.NotNull(person.LastAskedAt);
            Assert.Equal(("cluster", World.Ada.Name, 0), Assert.Single((await tokens.ListAsync(TokensShown.Live, "cpg0048", null, actor)).Rows) is var token ? (token.Token.Name, token.Owner, token.Token.Uses) : default);
            Assert.Empty((await tokens.ListAsync(TokensShown.Ended, null, null, actor)).Rows);
            var row = Assert.Single(await living.ListAsync(null, actor));
            Assert.Equal((true, "", ""), (row.Writes, row.Token, row.Outlived));
        }

        Assert.Empty((await people.ListAsync(null, null, World.Noor)).Rows);
        Assert.Empty((await tokens.ListAsync(TokensShown.Live, null, null, World.Noor)).Rows);
        Assert.Empty(await living.ListAsync(null, World.Noor));
        Assert.Empty(await living.ListAsync("cpg0049", World.Erin));

        var writers = world.Services.GetRequiredService<WriterActs>();
        await writers.RevokeAsync(Assert.Single(await writers.OfDepositAsync(deposit, World.Erin)).Grant!.Id, "The lab moved.", World.Erin);

        Assert.Contains("The lab moved.", Assert.Single((await people.ListAsync(null, null, World.Erin)).Rows).Why, StringComparison.Ordinal);
        var outlived = Assert.Single(await living.ListAsync(Place, World.Erin));
        Assert.Contains("The lab moved.", outlived.Outlived, StringComparison.Ordinal);
        Assert.InRange(outlived.Until, DateTimeOffset.UtcNow.AddMinutes(55), DateTimeOffset.UtcNow.AddMinutes(62));
    }

    [Fact]
    public async Task Files_are_for_those_who_see_the_pages()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place, 1);
        await world.Credentials.AskAsync(deposit, Permission.ReadWrite, Hour, World.Ada);
        await SettledAsync(world);
        var (erin, ada) = (await world.SignedInAsync("erin"), await world.SignedInAsync("ada"));

        foreach (var (path, expected) in new[] { ("/api/writers.csv?prefix=cpg0048", $"s3://{World.Staging}/{Place}/*"), ("/api/writers/people.csv", Place), ("/api/writers/tokens.csv", "uses"), ("/api/writers/credentials.csv", Place) })
        {
            Assert.Contains(expected, await erin.GetStringAsync(new Uri(path, UriKind.Relative)), StringComparison.Ordinal);
            using var refused = await ada.GetAsync(new Uri(path, UriKind.Relative));
            Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        }
    }

    [Theory]
    [InlineData("overlap", GrantFlaw.Overlap)]
    [InlineData("Nonsense", null)]
    [InlineData("3", null)]
    [InlineData(null, null)]
    public void An_address_is_read_back(string? word, GrantFlaw? flaw)
    {
        var query = WritersQuery.Of("ended", word, " cpg0048 ", "end");

        Assert.Equal(new WritersQuery(WritersShown.Ended, flaw, "cpg0048", WritersOrder.End), query);
        var parts = WritersAddress.Of("/writers", query, "7").Split('?', '&');
        Assert.Contains("after=7", parts);
        Assert.Equal(flaw is null, !parts.Contains("flaw=overlap"));
    }

    private static Task<PortalDb> DbAsync(World world) => world.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    private static Task<bool> SettledAsync(World world) => World.UntilAsync(
        async () =>
        {
            await using var db = await DbAsync(world);
            return await db.Grants.AllAsync(g => g.State == GrantState.Live);
        },
        isSettled => isSettled);

    /// <summary>The provider, with grants beside those of the portal that somebody made by hand.</summary>
    private sealed class Beside(IGrants inner, params string[] scopes) : IGrants
    {
        public bool IsOffered => inner.IsOffered;

        public Grantee Portal => inner.Portal;

        public string Location => inner.Location;

        public GrantScope ScopeOf(Prefix prefix) => inner.ScopeOf(prefix);

        public Task<string> CreateAsync(Prefix prefix, Permission permission, Grantee grantee, CancellationToken cancellationToken) => inner.CreateAsync(prefix, permission, grantee, cancellationToken);

        public Task DeleteAsync(string id, CancellationToken cancellationToken) => inner.DeleteAsync(id, cancellationToken);

        public IAsyncEnumerable<ProviderGrant> ListAsync(string scopeStart, CancellationToken cancellationToken) => inner.ListAsync(scopeStart, cancellationToken).Concat(
            scopes.Select((scope, i) => new ProviderGrant($"by-hand-{i}", GrantScope.Reported(scope), Permission.ReadWrite, Grantee.Parse($"{Lab}{i}"), inner.Location, DateTimeOffset.UnixEpoch)).ToAsyncEnumerable());

        public Task<GrantsHome> DescribeAsync(CancellationToken cancellationToken) => inner.DescribeAsync(cancellationToken);
    }
}
