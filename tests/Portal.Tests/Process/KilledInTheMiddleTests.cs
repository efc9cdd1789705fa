using System.Net;
using Curation;
using Curation.S3;
using Curation.Workflow;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Jobs;
using Portal.Tests.Journeys;
using Portal.Tests.Running;
using Sandbox;

namespace Portal.Tests.Processes;

/// <summary>The process is killed, with its embedded server, while it copies.</summary>
public sealed class KilledInTheMiddleTests
{
    private const int Objects = 2000;
    private const int AtOnce = 2;
    private const string Prefix = "cpg0048-bsc/broad";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_promotion_goes_on_by_itself_and_copies_nothing_twice()
    {
        using var folder = new TemporaryFolder();
        var promotion = await ApproveAsync(folder.Root);
        var staged = await HeldAsync(folder.Root, account => account.Staging);

        await using (var portal = await StartAsync(folder.Root))
        {
            using var account = AccountAt(portal.Server);
            await Eventually.IsAsync(
                () => account.Gallery.ListAsync(Prefix, null, default).CountAsync().AsTask(),
                count => count >= Objects / 10,
                Patience,
                count => $"The gallery holds {count} objects");
            await portal.KillAsync();
        }

        var before = await HeldAsync(folder.Root, account => account.Gallery);
        Assert.InRange(before.Count, 1, Objects - 1);

        await using var again = await StartAsync(folder.Root);
        await ReceiptAsync(again.Address, promotion);

        using var end = AccountAt(again.Server);
        var after = await ObjectsAsync(end.Gallery);
        Assert.Equal(staged.Values.Select(o => (o.Key, o.Size, o.ETag)), after.Values.Select(o => (o.Key, o.Size, o.ETag)));
        Assert.InRange(before.Values.Count(o => after[o.Key].LastModified != o.LastModified), 0, AtOnce);
    }

    private static Task<PortalProcess> StartAsync(string data) =>
        PortalProcess.StartAsync(data, "--Portal:Seed", "false", "--S3:CopyParallelism", $"{AtOnce}");

    /// <summary>Everything up to the approval, in this process, whose runner stops before there is anything to copy.</summary>
    private static async Task<Guid> ApproveAsync(string data)
    {
        await using var world = new World(("Portal:DataDirectory", data));
        var deposit = await world.OpenAsync(Prefix, Objects);
        var plan = await world.PlanAsync(deposit);
        await world.Services.GetServices<IHostedService>().OfType<JobRunner>().Single().StopAsync(default);
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, "A test's waiver.", World.Erin);
        return plan.Id;
    }

    private static async Task ReceiptAsync(Uri portal, Guid promotion)
    {
        using var client = new HttpClient { BaseAddress = portal };
        await Eventually.IsAsync(
            async () =>
            {
                using var answer = await client.GetAsync(new Uri($"/receipts/{promotion}.json", UriKind.Relative));
                return answer.StatusCode;
            },
            status => status == HttpStatusCode.OK,
            Patience,
            status => $"The receipt answers {status}");
    }

    // The portal is down: its server alone, on what it left.
    private static async Task<Dictionary<string, StoredObject>> HeldAsync(string data, Func<S3Account, IObjectStore> which)
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Url = "http://127.0.0.1:0", DataDirectory = Path.Combine(data, "sandbox") });
        using var account = AccountAt(server.Address);
        return await ObjectsAsync(which(account));
    }

    private static async Task<Dictionary<string, StoredObject>> ObjectsAsync(IObjectStore store) =>
        await store.ListAsync(Prefix, null, default).ToDictionaryAsync(o => o.Key);

    private static S3Account AccountAt(Uri server) => new(
        new S3Options { ServiceUrl = server.GetLeftPart(UriPartial.Authority), ForcePathStyle = true },
        new S3KeyPair("SANDBOXROOT", "sandbox-root-secret"));
}
