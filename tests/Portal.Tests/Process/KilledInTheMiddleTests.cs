using System.Net;
using Curation.S3;
using Curation.S3.Calls;
using Curation.Store;
using Curation.Workflow.Facts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Ground;
using Portal.Jobs;
using Portal.Tests.Journeys;
using Sandbox;
using Testing.Running;
using Testing.Tools;

namespace Portal.Tests.Processes;

/// <summary>The process is killed, with its embedded server, while it copies.</summary>
public sealed class KilledInTheMiddleTests
{
    private const int Objects = 200;
    private const int BeforeTheKill = 60;
    private const int AtOnce = 2;
    private const string Prefix = "cpg0048-bsc/broad";
    private const string Copies = $"/{World.Gallery}/{Prefix}/";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_promotion_goes_on_by_itself_and_copies_nothing_twice()
    {
        using var folder = new TemporaryFolder();
        await using var gate = await Gate.StartAsync();
        var promotion = await ApproveAsync(folder.Root);
        var staged = await HeldAsync(folder.Root, account => account.Staging);

        var held = gate.HoldAsync("PUT", Copies, after: BeforeTheKill);
        await using (var portal = await StartAsync(folder.Root, gate))
        {
            await held.WaitAsync(Patience);
            await portal.KillAsync();
        }

        // Each copy but the last ones of those side by side was answered before the next one was asked for.
        var before = await HeldAsync(folder.Root, account => account.Gallery);
        Assert.InRange(before.Count, BeforeTheKill - AtOnce + 1, BeforeTheKill);
        Assert.Equal(BeforeTheKill, gate.Passed("PUT", Copies));

        gate.LetPass();
        await using var again = await StartAsync(folder.Root, gate);
        await ReceiptAsync(again.Address, promotion);

        using var end = AccountAt(again.Server);
        var after = await ObjectsAsync(end.Gallery);
        Assert.Equal(staged.Values.Select(o => (o.Key, o.Size, o.ETag)), after.Values.Select(o => (o.Key, o.Size, o.ETag)));
        Assert.All(before.Values, o => Assert.Equal(o.LastModified, after[o.Key].LastModified));
        Assert.Equal(Objects - before.Count, gate.Passed("PUT", Copies) - BeforeTheKill);
    }

    private static Task<PortalProcess> StartAsync(string data, Gate gate) =>
        PortalProcess.StartAsync(data, "--Portal:Seed", "false", "--S3:CopyParallelism", $"{AtOnce}", "--Portal:SandboxGate", gate.Address);

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
    private static async Task<Dictionary<string, StoredObject>> HeldAsync(string data, Func<StoreAccount, IObjectStore> which)
    {
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { Url = "http://127.0.0.1:0", DataDirectory = Path.Combine(data, "sandbox") });
        using var account = AccountAt(server.Address);
        return await ObjectsAsync(which(account));
    }

    private static async Task<Dictionary<string, StoredObject>> ObjectsAsync(IObjectStore store) =>
        await store.ListAsync(Prefix, null, default).ToDictionaryAsync(o => o.Key);

    private static StoreAccount AccountAt(Uri server) => new(
        new S3Options { ServiceUrl = server.GetLeftPart(UriPartial.Authority), ForcePathStyle = true }
            .ForAccount(new AccessKeyPair("SANDBOXROOT", "sandbox-root-secret")));
}
