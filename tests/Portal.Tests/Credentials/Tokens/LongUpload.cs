using System.Collections.Concurrent;
using System.Globalization;
using Curation.S3;
using Curation.S3.Calls;
using Curation.S3.Grants;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Ground;
using Portal.Tests.Identity;
using Portal.Tests.Journeys;
using Sandbox;
using Sandbox.Auth;
using Testing.Running;
using Testing.Tools;

namespace Portal.Tests.Credentials.Tokens;

/// <summary>
/// An upload with the real AWS command line whose clock is the portal's and the server's, too. What happens meanwhile is told by how many
/// objects have come, not by the time: at some of them the clock goes on by more than credentials last.
/// </summary>
internal sealed class LongUpload : IAsyncDisposable
{
    public const string Place = "cpg0048-bsc/broad";
    private static readonly AccessKeyPair Keys = new("GALLERYPORTAL", "gallery-portal-secret");
    private static readonly string Role = $"arn:aws:iam::{SandboxOptions.AccountId}:role/gallery-portal";
    private readonly TemporaryFolder folder = new();
    private readonly ShiftedClock clock = new();
    private readonly ConcurrentDictionary<string, int> keysSeen = new();
    private readonly Dictionary<int, Func<Task>> at = [];
    private readonly string clockFile;
    private TimeSpan shift;
    private SandboxServer? server;
    private World? world;
    private int arrived;

    private LongUpload()
    {
        clockFile = folder.At("clock");
        File.WriteAllText(clockFile, "0");
    }

    public World World => world!;

    public Guid Deposit { get; private set; }

    public string TokenFile => folder.At("token");

    public string Files => folder.At("files");

    public string Errors { get; private set; } = "";

    public int Arrived => arrived;

    /// <summary>How many sets of credentials put objects.</summary>
    public int SetsUsed => keysSeen.Count;

    public static async Task<LongUpload> StartAsync(int files)
    {
        var upload = new LongUpload();
        try
        {
            await upload.SetUpAsync(files);
            return upload;
        }
        catch
        {
            await upload.DisposeAsync();
            throw;
        }
    }

    /// <summary>When so many objects have come, the next is sent back once, and this happens before it comes again.</summary>
    public void At(int objects, Func<Task>? also = null) => at[objects] = async () =>
    {
        clock.Advance(TimeSpan.FromMinutes(61));
        shift += TimeSpan.FromMinutes(61);
        await File.WriteAllTextAsync(clockFile + ".new", shift.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        File.Move(clockFile + ".new", clockFile, overwrite: true);
        await (also?.Invoke() ?? Task.CompletedTask);
    };

    /// <summary>Runs <c>aws s3 sync</c> with a credential_process.</summary>
    /// <returns>Its exit code; what it said is in <see cref="Errors"/>.</returns>
    public async Task<int> SyncAsync(string credentialProcess)
    {
        // One request at a time, so that the objects come in an order and none is on its way when the clock goes on.
        await File.WriteAllTextAsync(folder.At("config"), $"""
            [profile gallery-upload]
            region = us-east-1
            credential_process = {credentialProcess}
            s3 =
              max_concurrent_requests = 1

            """);
        var environment = new Dictionary<string, string?>(AwsCli.Nobody)
        {
            ["AWS_CONFIG_FILE"] = folder.At("config"),
            ["AWS_PROFILE"] = "gallery-upload",
            ["CLOCK_FILE"] = clockFile,
            ["AWS_MAX_ATTEMPTS"] = "3",
        };
        var ended = await Command.RunAsync(
            "python3",
            [
                Repository.PathOf("tests/Portal.Tests/Credentials/Tokens/aws_at.py"), "s3", "sync", Files, $"s3://{World.Staging}/{Place}/",
                "--only-show-errors", "--endpoint-url", server!.Address.GetLeftPart(UriPartial.Authority),
            ],
            environment,
            atMost: TimeSpan.FromMinutes(5));
        Errors = ended.All;
        return ended.Code;
    }

    /// <summary>By the machine's clock, which the tests' own keys sign with.</summary>
    public async Task<int> StagedAsync()
    {
        clock.Advance(-shift);
        shift = TimeSpan.Zero;
        return await World.Services.GetRequiredService<Buckets>().Staging.ListAsync($"{Place}/", null, default).CountAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (world is not null)
        {
            await world.DisposeAsync();
        }

        if (server is not null)
        {
            await server.DisposeAsync();
        }

        folder.Dispose();
    }

    private async Task SetUpAsync(int files)
    {
        server = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                Url = "http://127.0.0.1:0",
                DataDirectory = folder.At("server"),
                Buckets = [World.Staging, World.Gallery],
                AccessGrants = true,
                Users = [new SandboxUser(Keys.AccessKeyId, Keys.SecretAccessKey, Role) { IsAdministrator = true }],
                Clock = clock,
            },
            InterceptAsync);
        var options = new S3Options
        {
            ServiceUrl = server.Address.GetLeftPart(UriPartial.Authority),
            StagingBucket = World.Staging,
            GalleryBucket = World.Gallery,
            ForcePathStyle = true,
            AccessGrants = new AccessGrantsOptions { AccountId = SandboxOptions.AccountId, Grantee = Role },
        };
        world = new World(
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                services.AddSingleton(options);
                services.AddSingleton(_ => new StoreAccount(options.ForAccount(Keys), StoreMessages.Describe, clock));
            },
            isOnNetwork: true);
        Deposit = await world.Requests.AskAsync(Place, "A plate", files, null, World.Ada);
        await world.Deposits.OpenAsync(Deposit, World.Erin);
        var token = await world.Tokens.MakeAsync(Deposit, "cluster", Permission.ReadWrite, TimeSpan.FromDays(2), World.Ada);
        await File.WriteAllTextAsync(TokenFile, token.Text + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(TokenFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Directory.CreateDirectory(Files);
        for (var i = 0; i < files; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(Files, $"{i:0000}.txt"), $"file {i}");
        }
    }

    private async Task InterceptAsync(HttpContext context, Func<Task> next)
    {
        if (!HttpMethods.IsPut(context.Request.Method) || !context.Request.Path.StartsWithSegments($"/{World.Staging}/{Place}"))
        {
            await next();
            return;
        }

        if (at.Remove(arrived, out var happens))
        {
            await happens();
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync("<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>");
            return;
        }

        await next();
        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            arrived++;
            var signed = context.Request.Headers.Authorization.ToString();
            keysSeen.AddOrUpdate(signed.Split("Credential=", 2)[1].Split('/', 2)[0], 1, (_, count) => count + 1);
        }
    }
}
