using Curation.S3;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Portal.Auditing;
using Portal.Checking;
using Portal.Checking.Findings;
using Portal.Checking.Running;
using Portal.Checking.Waiving;
using Portal.Credentials;
using Portal.Credentials.Tokens;
using Portal.Data;
using Portal.Deposits;
using Portal.Deposits.Drafts;
using Portal.Deposits.Requests;
using Portal.Dropping;
using Portal.Grants;
using Portal.Ground;
using Portal.Health;
using Portal.Hosts;
using Portal.Jobs;
using Portal.Keeping;
using Portal.Promoting;
using Portal.Promoting.Copying;
using Portal.Promoting.Receipts;
using Portal.Registering;
using Portal.Staging;
using Portal.Submitting;
using Portal.Uploading;
using Portal.Writers;
using Radzen;

namespace Portal;

/// <summary>The wiring that <c>Program</c> lists.</summary>
internal static class Hosting
{
    public static void UseUrlsUnlessSet(this ConfigureWebHostBuilder host, string url)
    {
        if (host.GetSetting(WebHostDefaults.ServerUrlsKey) is null && host.GetSetting("http_ports") is null && host.GetSetting("https_ports") is null)
        {
            host.UseUrls(url);
        }
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
        services.AddSingleton<WriterActs>();
        services.AddSingleton<AccessEnds>();
        services.AddSingleton<GrantDrift>();
        services.AddSingleton<GrantMending>();
        services.AddSingleton<GrantBook>();
        services.AddSingleton<WriterList>();
        services.AddSingleton<WriterTokens>();
        services.AddSingleton<WriterPeople>();
        services.AddSingleton<LivingCredentials>();
        services.AddSingleton<SubmissionLocks>();
        services.AddHostedService<SubmissionLockKeeper>();
        services.AddSingleton<DepositActs>();
        services.AddSingleton<DepositQueries>();
        services.AddSingleton<Submissions>();
        services.AddSingleton<StagedNow>();
        services.AddSingleton<RequestActs>();
        services.AddSingleton<RequestDrafts>();
        services.AddSingleton<CredentialVending>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<TokenOwners>();
        services.AddSingleton<Renewals>();
        services.AddSingleton<LatestChecks>();
        services.AddSingleton<Arrivals>();
        services.AddSingleton<StagedData>();
        services.AddSingleton<Checks>();
        services.AddSingleton<GalleryChecks>();
        services.AddSingleton<FindingPages>();
        services.AddSingleton<CheckFiles>();
        services.AddSingleton<Waivers>();
        services.AddSingleton<StagingLook>();
        services.AddSingleton<Promotions>();
        services.AddSingleton<PublishedReceipts>();
        services.AddSingleton<JobList>();
        services.AddSingleton<Audit>();
        services.AddSingleton<Anchors>();
        services.AddSingleton<TrailSignal>();
        services.AddSingleton<Trail>();
        services.AddHostedService<TrailKeeper>();
        services.AddSingleton<DiskSpace>();
        services.AddSingleton<PortalHealth>();
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

    public static void AddHosts(this IServiceCollection services, HostSettings hosts)
    {
        services.AddSingleton(hosts);

        // HostCheck says it in words, and lets the machine's own name in, by which its health is asked.
        services.PostConfigure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
    }

    public static void AddPages(this IServiceCollection services)
    {
        // A parameter that cannot be read is the asker's fault everywhere, not a failure of the portal while it is developed.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
    }

    public static void AnnounceAddresses(this WebApplication app, Settings settings) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var s3 = app.Services.GetRequiredService<S3Options>();
        Console.WriteLine($"Gallery Portal   {string.Join("  ", app.Urls)}");
        if (settings.Hosts.PublicAddress is { } address)
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
}
