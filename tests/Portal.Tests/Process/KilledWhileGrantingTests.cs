using Curation.Granting;
using Curation.S3;
using Curation.S3.Calls;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Demo;
using Portal.Ground;
using Portal.Tests.Data;
using Sandbox;
using Sandbox.Auth;
using Testing.Running;
using Testing.Tools;

namespace Portal.Tests.Processes;

/// <summary>The process is killed after S3 has made or ended a grant and before the portal could note it.</summary>
public sealed class KilledWhileGrantingTests : IAsyncLifetime, IDisposable
{
    private const string Staging = "staging-cellpainting-gallery";
    private const string Place = "cpg0048-bsc/broad";
    private const string Role = "arn:aws:iam::309624411020:role/gallery-portal";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder folder = new();
    private SandboxServer server = null!;
    private HoldingProxy proxy = null!;
    private StoreAccount account = null!;

    [Fact]
    public async Task While_it_makes_a_grant_there_is_exactly_one()
    {
        var grant = await KeepAsync(Opened(), (deposit, at) => Grant.Want(deposit, Erin, at));

        await KillAtAsync("POST", "/accessgrantsinstance/grant");
        var made = Assert.Single(await HeldAsync());
        Assert.Equal((GrantState.Wanted, ""), await RowAsync(grant));
        await StartAgainAsync(grant, GrantState.Live);

        Assert.Equal((GrantState.Live, made.Id), await RowAsync(grant));
        Assert.Equal(made.Id, Assert.Single(await HeldAsync()).Id);
        Assert.Equal(["grant.wanted", "grant.made"], await ToldAsync(grant));
    }

    [Fact]
    public async Task While_it_ends_a_grant_there_is_none_and_it_ends_once()
    {
        var id = await account.Grants.CreateAsync(Prefix.Parse(Place), Permission.ReadWrite, account.Grants.Portal, default);
        var deposit = Opened();
        var grant = await KeepAsync(deposit, (_, at) =>
        {
            var given = Grant.Want(deposit, Erin, at);
            given.Make(id, at);
            deposit.Withdraw(Ada, at);
            given.EndWith(deposit, Ada, at);
            return given;
        });

        await KillAtAsync("DELETE", $"/accessgrantsinstance/grant/{id}");
        Assert.Empty(await HeldAsync());
        Assert.Equal((GrantState.Ending, id), await RowAsync(grant));
        await StartAgainAsync(grant, GrantState.Ended);

        Assert.Empty(await HeldAsync());
        Assert.Equal(["grant.wanted", "grant.made", "grant.ending", "grant.ended"], await ToldAsync(grant));
    }

    [Theory]
    [InlineData("DELETE", 0)]
    [InlineData("POST", 1)]
    public async Task While_it_makes_a_grant_again_there_is_exactly_one_in_the_end(string method, int before)
    {
        var wrong = await account.Grants.CreateAsync(Prefix.Parse(Place), Permission.Read, account.Grants.Portal, default);
        var grant = await KeepAsync(Opened(), (deposit, at) =>
        {
            var given = Grant.Want(deposit, Erin, at);
            given.Make(wrong, at);
            given.MakeAgain("It was given to read and write, and the provider lets it read.", Erin, at);
            return given;
        });

        await KillAtAsync(method, "/accessgrantsinstance/grant");
        Assert.Equal(before, (await HeldAsync()).Count);
        await StartAgainAsync(grant, GrantState.Live);

        var held = Assert.Single(await HeldAsync());
        Assert.Equal((Permission.ReadWrite, (GrantState.Live, held.Id)), (held.Permission, await RowAsync(grant)));
    }

    public async Task InitializeAsync()
    {
        server = await SandboxServer.StartAsync(new SandboxOptions
        {
            Url = "http://127.0.0.1:0",
            DataDirectory = Path.Combine(folder.Root, "s3"),
            Buckets = [Staging, "cellpainting-gallery"],
            AccessGrants = true,
            Users = [new SandboxUser("PORTALSKEY", "portals-secret", Role) { IsAdministrator = true }],
        });
        proxy = await HoldingProxy.StartAsync(server.Address);
        account = new StoreAccount(
            new S3Options
            {
                ServiceUrl = server.Address.GetLeftPart(UriPartial.Authority),
                ForcePathStyle = true,
                StagingBucket = Staging,
                AccessGrants = new AccessGrantsOptions { AccountId = SandboxOptions.AccountId, Grantee = Role },
            }.ForAccount(new AccessKeyPair("PORTALSKEY", "portals-secret")));
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(folder.Root, "secret"), "not used");
        await using var db = Db();
        await db.Database.MigrateAsync();
    }

    public async Task DisposeAsync()
    {
        await proxy.DisposeAsync();
        await server.DisposeAsync();
    }

    public void Dispose()
    {
        account.Dispose();
        Pool.Close(Database);
        folder.Dispose();
    }

    private static Actor Ada => DemoPeople.All.Single(persona => persona.Key == "ada").Actor;

    private static Actor Erin => DemoPeople.All.Single(persona => persona.Key == "erin").Actor;

    private string Data => Path.Combine(folder.Root, "portal");

    private static Deposit Opened()
    {
        var deposit = Deposit.Request(Prefix.Parse(Place), "A plate", 1, "", Ada, DateTimeOffset.UtcNow);
        deposit.Open(Erin, DateTimeOffset.UtcNow);
        return deposit;
    }

    private async Task<Guid> KeepAsync(Deposit deposit, Func<Deposit, DateTimeOffset, Grant> give)
    {
        var grant = give(deposit, DateTimeOffset.UtcNow);
        await using var db = Db();
        db.AddRange(deposit, grant);
        await db.SaveChangesAsync();
        return grant.Id;
    }

    // The keeper's first round begins with the start.
    private async Task KillAtAsync(string method, string path)
    {
        var done = proxy.HoldAsync(method, path);
        await using (var portal = await StartAsync())
        {
            await done.WaitAsync(Patience);
            await portal.KillAsync();
        }

        proxy.LetPass();
    }

    private async Task StartAgainAsync(Guid grant, GrantState state)
    {
        await using var portal = await StartAsync();
        await Eventually.IsAsync(
            async () => (await RowAsync(grant)).State, found => found == state, Patience, found => $"The grant is {found}:\n{portal.Output}");
    }

    private Task<PortalProcess> StartAsync() => PortalProcess.StartOnAsync(
        Data,
        new Dictionary<string, string> { ["AWS_ACCESS_KEY_ID"] = "PORTALSKEY", ["AWS_SECRET_ACCESS_KEY"] = "portals-secret" },
        [
            "--S3:ServiceUrl", proxy.Address.GetLeftPart(UriPartial.Authority), "--S3:ForcePathStyle", "true", "--S3:StagingBucket", Staging,
            "--S3:GalleryBucket", "cellpainting-gallery", "--S3:AccessGrants:AccountId", SandboxOptions.AccountId, "--S3:AccessGrants:Grantee", Role,
            "--Identity:Authority", "http://127.0.0.1:9", "--Identity:ClientId", "portal", "--Identity:ClientSecretFile",
            Path.Combine(folder.Root, "secret"), "--Identity:FirstMaintainer", "erin@gallery.example",
        ]);

    private async Task<List<ProviderGrant>> HeldAsync() => await account.Grants.ListAsync($"s3://{Staging}/", default).ToListAsync();

    private async Task<(GrantState State, string ProviderId)> RowAsync(Guid id)
    {
        await using var db = Db();
        var grant = await db.Grants.AsNoTracking().SingleAsync(g => g.Id == id);
        return (grant.State, grant.ProviderId);
    }

    private async Task<List<string>> ToldAsync(Guid id)
    {
        await using var db = Db();
        return await db.Facts.Where(f => f.SubjectId == id).OrderBy(f => f.Number).Select(f => f.What).ToListAsync();
    }

    private string Database => $"Data Source={Path.Combine(Data, "portal.db")};Default Timeout=30";

    private PortalDb Db() => new(new DbContextOptionsBuilder<PortalDb>().UseSqlite(Database).Options);
}
