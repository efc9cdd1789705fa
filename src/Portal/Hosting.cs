using Portal.Api;
using Portal.Auditing;
using Portal.Checking;
using Portal.Credentials;
using Portal.Credentials.Tokens;
using Portal.Demo;
using Portal.Deposits;
using Portal.Deposits.Requests;
using Portal.Dropping;
using Portal.Grants;
using Portal.Ground;
using Portal.Health;
using Portal.Home;
using Portal.Identity;
using Portal.Identity.OpenId;
using Portal.Jobs;
using Portal.Keeping;
using Portal.Promoting;
using Portal.Promoting.Receipts;
using Portal.Registering;
using Portal.Staging;
using Portal.Submitting;
using Portal.Uploading;
using Portal.Writers;

namespace Portal;

/// <summary>
/// What the portal consists of, in the order in which the slices know each other: each those before it. To be rid of one, delete its folder and its lines here.
/// </summary>
internal static class Hosting
{
    public static IServiceCollection AddSlices(this IServiceCollection services) => services
        .AddSingleton(provider => provider.GetRequiredService<PortalOptions>().Keeping)
        .AddKeeping()
        .AddHealth()
        .AddIdentity()
        .AddJobs()
        .AddRegistering()
        .AddGrants()
        .AddDeposits()
        .AddRequests()
        .AddCredentials()
        .AddTokens()
        .AddWriters()
        .AddUploading()
        .AddAuditing()
        .AddStaging()
        .AddChecking()
        .AddSubmitting()
        .AddDropping()
        .AddPromoting()
        .AddHome()
        .AddDemo();

    public static void MapSlices(this IEndpointRouteBuilder app)
    {
        app.MapHealth();
        app.MapPersonas();
        app.MapProvider();
        app.MapRegistryFiles();
        app.MapWriterDownloads();
        app.MapAudit();
        app.MapCheckDownloads();
        app.MapListingUploads();
        app.MapListingDownloads();
        app.MapReceipts();
        app.MapCredentials();
    }
}
