using System.Net;
using System.Text.Json;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Health;

namespace Portal.Tests.Journeys;

public sealed class StandingUpTests
{
    [Fact]
    public async Task Health_names_the_part_that_does_not_answer()
    {
        await using var world = new World();
        var browser = world.Browser();
        using var well = await browser.GetAsync(new Uri("/healthz", UriKind.Relative));
        await world.DropBucketAsync(World.Gallery);

        using var ill = await browser.GetAsync(new Uri("/healthz", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, well.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ill.StatusCode);
        using var said = JsonDocument.Parse(await ill.Content.ReadAsStringAsync());
        var failing = said.RootElement.GetProperty("parts").EnumerateArray().Single(part => !part.GetProperty("answers").GetBoolean());
        Assert.Equal($"bucket {World.Gallery}", failing.GetProperty("name").GetString());
        using var fine = JsonDocument.Parse(await well.Content.ReadAsStringAsync());
        var disk = fine.RootElement.GetProperty("parts")
            .EnumerateArray()
            .Single(part => part.GetProperty("name").GetString() == DiskSpace.Name)
            .GetProperty("words")
            .GetString();
        Assert.Matches(" are left; the data folder holds [1-9][0-9.,]* [A-Za-z]+$", disk);
    }

    [Theory]
    [InlineData("S3:ServiceUrl", "not a url", "S3:ServiceUrl")]
    [InlineData("S3:StagingBucket", "some-bucket", "S3:GalleryBucket is missing")]
    [InlineData("S3:StagingBucket", "some-bucket", "Identity:Authority is missing")]
    [InlineData("S3:CopyParalelism", "4", "CopyParalelism")]
    [InlineData("Portal:Jobs", "0", "Portal:Jobs")]
    [InlineData("Grants:Days", "0", "Grants:Days")]
    [InlineData("Portal:Jobs", "many", "Jobs")]
    [InlineData("Portal:SandboxUrl", "ftp://x", "Portal:SandboxUrl")]
    [InlineData("Portal:SandboxGate", "http://gallery.example/", "Portal:SandboxGate")]
    [InlineData("Portal:SaveWithin", "0", "Portal:SaveWithin")]
    [InlineData("Portal:SandboxGate", "yes", "Portal:SandboxGate")]
    [InlineData("Portal:DataDirectory", " ", "Portal:DataDirectory")]
    public void A_wrong_setting_is_named(string name, string value, string said)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();

        Assert.False(Settings.TryRead(configuration, out _, out var faults));
        Assert.Contains(said, faults, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_settings_the_embedded_server_serves()
    {
        Assert.True(Settings.TryRead(new ConfigurationBuilder().Build(), out var settings, out _));
        Assert.True(settings.IsSandbox);
    }

    [Fact]
    public async Task A_fact_is_final()
    {
        await using var world = new World();
        await world.OpenAsync(objects: 1);
        await using var db = await world.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

        foreach (var sql in new[] { "UPDATE Facts SET Words = 'nothing happened'", "DELETE FROM Facts" })
        {
            var refused = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(sql));
            Assert.Contains("Facts are final", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_full_disk_saves_nothing_and_says_so()
    {
        await using var world = new World();
        var factory = world.Services.GetRequiredService<IDbContextFactory<PortalDb>>();
        await using var db = await factory.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();

        // SQLite's own limit makes it answer as on a full disk.
        await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1");
        for (var i = 0; i < 40; i++)
        {
            db.Add(
                Deposit.Request(Curation.Store.Prefix.Parse("cpg0048-bsc/broad"), new string('x', 2000), 1, null, World.Ada, DateTimeOffset.UtcNow));
        }

        var refusal = await World.RefusalOfAsync(() => db.SaveChangesAsync());

        Assert.Contains("disk is full", refusal, StringComparison.Ordinal);
        await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1000000");
        await using var after = await factory.CreateDbContextAsync();
        Assert.Equal((0, 0), (await after.Deposits.CountAsync(), await after.Facts.CountAsync()));
    }

    [Fact]
    public async Task Started_again_everything_is_still_there()
    {
        var folder = Directory.CreateTempSubdirectory("portal-again-").FullName;
        try
        {
            Guid deposit;
            await using (var world = new World(("Portal:DataDirectory", folder)))
            {
                deposit = await world.OpenAsync(objects: 2);
            }

            await using (var again = new World(("Portal:DataDirectory", folder)))
            {
                Assert.Equal(DepositState.Open, (await again.DepositQueries.FindAsync(deposit, World.Ada))!.State);
                Assert.Equal(2, (await again.CheckAsync(deposit)).Figures.Found.Objects);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
