using Curation.S3;
using Curation.S3.Calls;
using Portal.Data;
using Portal.Demo.Seeds;
using Portal.Ground;
using Portal.Promoting.Receipts;
using Sandbox;
using Sandbox.Auth;

namespace Portal;

/// <summary>The server that holds both buckets: somebody's, or the embedded one, which starts here and ends with the portal.</summary>
internal static class BucketHosting
{
    // The embedded server's keys are no secrets: it is for first runs, and whoever reaches it is in.
    private static readonly AccessKeyPair PortalsKeys = new("GALLERYPORTAL", "gallery-portal-secret");

    // As the start prints them.
    private static readonly AccessKeyPair SandboxKeys = new("SANDBOXROOT", "sandbox-root-secret");

    private static readonly string PortalsRole = $"arn:aws:iam::{SandboxOptions.AccountId}:role/gallery-portal";

    private static readonly string LocationsRole = $"arn:aws:iam::{SandboxOptions.AccountId}:role/access-grants";

    /// <summary>AWS or a compatible server by the settings; without any, the embedded server, over HTTP like the others.</summary>
    public static async Task AddBucketsAsync(this WebApplicationBuilder builder, Settings settings, DataFolder folder)
    {
        var (options, keys) = (settings.S3, (AccessKeyPair?)null);
        if (settings.IsSandbox)
        {
            var sandbox = new SandboxOptions
            {
                Url = settings.Portal.SandboxUrl,
                DataDirectory = folder.Sandbox,
                Hosts =
                    [.. settings.Hosts.Names.All.Select(name => name.Replace("*.", "", StringComparison.Ordinal)), .. settings.Portal.SandboxHost],
                Buckets = [options.StagingBucket, options.GalleryBucket],
                FirstObjects = settings.Portal.Seed ? SeedPlan.Objects(at: TimeProvider.System.GetUtcNow()) : null,
                AccessGrants = true,
                Gate = settings.Portal.SandboxGate is { } gate ? new Uri(gate) : null,
                Users = [new SandboxUser(PortalsKeys.AccessKeyId, PortalsKeys.SecretAccessKey, PortalsRole) { IsAdministrator = true }],
            };
            var server = await StartedAsync(sandbox);
            builder.Services.AddHostedService(_ => new EmbeddedServer(server));
            keys = PortalsKeys;
            options = options with
            {
                ServiceUrl = EmbeddedServer.AskedAt(server.Address),
                Region = sandbox.Region,
                ForcePathStyle = true,
                AccessGrants = new AccessGrantsOptions { AccountId = SandboxOptions.AccountId, Grantee = PortalsRole, LocationRole = LocationsRole },
            };
        }

        // What the account asks, and what pages show: the embedded server may be known to people by another address.
        var shown = settings is { IsSandbox: true, Portal.SandboxPublicAddress: { Length: > 0 } address }
            ? options with { ServiceUrl = address.TrimEnd('/') }
            : options;
        builder.Services.AddSingleton(shown);
        builder.Services.AddSingleton(new ReceiptRecipe(shown, settings.IsSandbox ? SandboxKeys : null));
        builder.Services.AddSingleton(_ => new StoreAccount(options.ForAccount(keys), StoreMessages.Describe, remark: RemarkMessages.Describe));
        builder.Services.AddSingleton(services => services.GetRequiredService<StoreAccount>().Vendor);
        builder.Services.AddSingleton(services => services.GetRequiredService<StoreAccount>().Grants);
        builder.Services.AddSingleton(services => services.GetRequiredService<StoreAccount>().Lock);
        builder.Services.AddSingleton(services =>
            new Buckets(services.GetRequiredService<StoreAccount>().Staging, services.GetRequiredService<StoreAccount>().Gallery));
        builder.Services.AddSingleton(services => services.GetRequiredService<StoreAccount>().GalleryNotes);
        builder.Services.AddHostedService<BucketsStart>();
    }

    // Whoever listens for the portal's host, as tests do, must not take this one for it: the listener flows with the context.
    private static Task<SandboxServer> StartedAsync(SandboxOptions options)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => SandboxServer.StartAsync(options));
        }
    }

    private sealed class EmbeddedServer(SandboxServer server) : IHostedService
    {
        /// <summary>Where this machine reaches it: an address that stands for all of them is none to go to.</summary>
        public static string AskedAt(Uri listens) => new UriBuilder(listens)
        {
            Host = listens.Host switch { "0.0.0.0" => "127.0.0.1", "[::]" => "[::1]", var one => one },
        }.Uri.GetLeftPart(UriPartial.Authority);

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task StopAsync(CancellationToken cancellationToken) => await server.DisposeAsync();
    }

    private sealed class BucketsStart(StoreAccount account) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => account.StartAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
