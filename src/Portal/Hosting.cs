using Curation;
using Curation.S3;
using Curation.S3.AccessGrants;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Portal.Access;
using Portal.Access.Tokens;
using Portal.Auditing;
using Portal.Checking;
using Portal.Data;
using Portal.Doors;
using Portal.Dropping;
using Portal.Granting;
using Portal.Identity;
using Portal.Jobs;
using Portal.Keeping;
using Portal.Promoting;
using Portal.Registering;
using Portal.Requesting;
using Portal.Staging;
using Radzen;
using Sandbox;

namespace Portal;

/// <summary>The wiring that <c>Program</c> lists.</summary>
internal static class Hosting
{
    // The embedded server's keys are no secrets: it is for first runs, and whoever reaches it is in.
    private static readonly S3KeyPair PortalsKeys = new("GALLERYPORTAL", "gallery-portal-secret");

    // As the start prints them.
    private static readonly S3KeyPair SandboxKeys = new("SANDBOXROOT", "sandbox-root-secret");

    private static readonly string PortalsRole = $"arn:aws:iam::{SandboxOptions.AccountId}:role/gallery-portal";

    private static readonly string LocationsRole = $"arn:aws:iam::{SandboxOptions.AccountId}:role/access-grants";

    public static void UseUrlsUnlessSet(this ConfigureWebHostBuilder host, string url)
    {
        if (host.GetSetting(WebHostDefaults.ServerUrlsKey) is null && host.GetSetting("http_ports") is null && host.GetSetting("https_ports") is null)
        {
            host.UseUrls(url);
        }
    }

    /// <summary>AWS or a compatible server by the settings; without any, the embedded server, over HTTP like the others.</summary>
    public static async Task AddBucketsAsync(this WebApplicationBuilder builder, Settings settings, DataFolder folder)
    {
        var (options, keys) = (settings.S3, (S3KeyPair?)null);
        if (settings.IsSandbox)
        {
            var sandbox = new SandboxOptions
            {
                Url = settings.Portal.SandboxUrl,
                DataDirectory = folder.Sandbox,
                Hosts = [.. settings.Doors.Names.All.Select(name => name.Replace("*.", "", StringComparison.Ordinal)), .. settings.Portal.SandboxHost],
                Buckets = [options.StagingBucket, options.GalleryBucket],
                Seed = settings.Portal.Seed,
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
        var shown = settings is { IsSandbox: true, Portal.SandboxPublicAddress: { Length: > 0 } address } ? options with { ServiceUrl = address.TrimEnd('/') } : options;
        builder.Services.AddSingleton(shown);
        builder.Services.AddSingleton(new ReceiptRecipe(shown, settings.IsSandbox ? SandboxKeys : null));
        builder.Services.AddSingleton(_ => new S3Account(options, keys));
        builder.Services.AddSingleton(services => services.GetRequiredService<S3Account>().Vendor);
        builder.Services.AddSingleton(services => services.GetRequiredService<S3Account>().Grants);
        builder.Services.AddSingleton(services => services.GetRequiredService<S3Account>().Door);
        builder.Services.AddSingleton(services =>
            new Buckets(services.GetRequiredService<S3Account>().Staging, services.GetRequiredService<S3Account>().Gallery));
        builder.Services.AddSingleton(services => services.GetRequiredService<S3Account>().GalleryNotes);
        builder.Services.AddSingleton(new CopyPace(options.CopyParallelism));
        builder.Services.AddHostedService<BucketsStart>();
    }

    public static void AddPortalKeys(this IServiceCollection services, DataFolder folder) =>
        services.AddDataProtection().SetApplicationName("gallery-portal").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));

    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<PendingJobs>();
        services.AddSingleton<ProgressBoard>();
        services.AddSingleton<UnsavedEnds>();
        services.AddSingleton<IWorker, CheckWorker>();
        services.AddSingleton<IWorker, PromotionWorker>();
        services.AddSingleton<Comparison>();
        services.AddSingleton<TwinWrites>();
        services.AddSingleton<CopyRun>();
        services.AddSingleton<Proof>();
        services.AddHostedService<JobRunner>();
        services.AddHostedService<GrantKeeper>();
        services.AddSingleton<Sweep>();
        services.AddHostedService<HourlySweep>();
    }

    public static void AddSlices(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetService<PortalOptions>()?.Keeping ?? new KeepingOptions());
        services.AddSingleton<CurrentRegistry>();
        services.AddSingleton<ProjectNumbers>();
        services.AddSingleton<ImportDrafts>();
        services.AddSingleton<RegistryImports>();
        services.AddSingleton<RegistryView>();
        services.AddSingleton<GrantSignal>();
        services.AddSingleton<GrantMaking>();
        services.AddSingleton<Writers>();
        services.AddSingleton<AccessEnds>();
        services.AddSingleton<GrantDrift>();
        services.AddSingleton<GrantMending>();
        services.AddSingleton<GrantBook>();
        services.AddSingleton<WriterList>();
        services.AddSingleton<WriterTokens>();
        services.AddSingleton<WriterPeople>();
        services.AddSingleton<LivingCredentials>();
        services.AddSingleton<SubmissionDoors>();
        services.AddHostedService<DoorKeeper>();
        services.AddSingleton<Deposits>();
        services.AddSingleton<Submissions>();
        services.AddSingleton<StagedNow>();
        services.AddSingleton<Requests>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<TokenOwners>();
        services.AddSingleton<Renewals>();
        services.AddSingleton<LatestChecks>();
        services.AddSingleton<Arrivals>();
        services.AddSingleton<StagedData>();
        services.AddSingleton<Checks>();
        services.AddSingleton<GalleryChecks>();
        services.AddSingleton<FindingPages>();
        services.AddSingleton<Waivers>();
        services.AddSingleton<StagingLook>();
        services.AddSingleton<Promotions>();
        services.AddSingleton<JobList>();
        services.AddSingleton<Audit>();
        services.AddSingleton<Anchors>();
        services.AddSingleton<TrailSignal>();
        services.AddSingleton<Trail>();
        services.AddHostedService<TrailKeeper>();
        services.AddSingleton<People>();
        services.AddSingleton<Champions>();
        services.AddSingleton<CurrentPerson>();
        services.AddSingleton<DiskSpace>();
        services.AddSingleton<Health>();
    }

    public static void AddDropping(this IServiceCollection services)
    {
        services.AddSingleton<KeptListings>();
        services.AddSingleton(provider =>
        {
            var clock = provider.GetRequiredService<TimeProvider>();
            return new DroppedListings(
                new Drops(clock),
                new DropFolder(provider.GetRequiredService<DataFolder>()),
                provider.GetRequiredService<KeptListings>(),
                provider.GetRequiredService<Buckets>().Gallery,
                provider.GetRequiredService<CurrentRegistry>(),
                clock);
        });
        services.AddHostedService<DropSweep>();
    }

    public static void AddDoors(this IServiceCollection services, DoorOptions doors)
    {
        services.AddSingleton(doors);

        // The doorkeeper says it in words, and lets the machine's own name in, by which its health is asked.
        services.PostConfigure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
    }

    public static void AddPages(this IServiceCollection services)
    {
        // A parameter that cannot be read is the asker's fault everywhere, not a failure of the portal while it is developed.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddScoped<AuthenticationStateProvider, CircuitPerson>();
        services.AddRadzenComponents();
    }

    public static void AnnounceAddresses(this WebApplication app, Settings settings) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var s3 = app.Services.GetRequiredService<S3Options>();
        Console.WriteLine($"Gallery Portal   {string.Join("  ", app.Urls)}");
        if (settings.Doors.PublicAddress is { } address)
        {
            Console.WriteLine($"Public address   {address.GetLeftPart(UriPartial.Authority)}");
        }

        Console.WriteLine($"Data             {app.Services.GetRequiredService<DataFolder>().Root}");
        if (settings.IsSandbox)
        {
            Console.WriteLine($"Embedded S3      {s3.ServiceUrl}");
            Console.WriteLine(
                $"Try              AWS_ACCESS_KEY_ID=SANDBOXROOT AWS_SECRET_ACCESS_KEY=sandbox-root-secret aws --endpoint-url {s3.ServiceUrl} --region {s3.Region} s3 ls s3://{s3.StagingBucket}/");
        }
    });

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

    private sealed class BucketsStart(S3Account account) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => account.StartAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
