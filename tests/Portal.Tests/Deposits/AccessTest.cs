using AngleSharp.Dom;
using Curation.Granting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Demo;
using Portal.Grants;
using Portal.Ground;
using Portal.Identity;
using Portal.Tests.Data;
using Portal.Tests.Journeys;
using Radzen;

namespace Portal.Tests.Deposits;

/// <summary>Pages about access on a database of their own; only the buckets and the vendor of credentials are made up.</summary>
public abstract class AccessTest : BunitContext
{
    protected const string Place = "cpg0037-oasis/broad";

    private readonly string folder = Directory.CreateTempSubdirectory("portal-access-").FullName;

    protected AccessTest()
        : this(TimeProvider.System)
    {
    }

    protected AccessTest(TimeProvider clock)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Vendor = new FakeVendor(clock);
        Services.AddSingleton(clock);
        Services.AddSingleton(new DataFolder(folder));
        Services.AddSingleton(new PortalOptions());
        Services.AddSingleton(new IdentityOptions());
        Services.AddSingleton(new GrantOptions());
        Services.AddSingleton(new Buckets(Staging, new FakeStore()));
        Services.AddSingleton<ICredentialVendor>(Vendor);
        Services.AddSingleton<IGrants>(new NoGrants());
        Services.AddSingleton<IStagingLock>(new NoStagingDoor());
        Services.AddSingleton(_ => S3);
        Services.AddPortalDb();
        Services.AddSlices();
        Services.AddRadzenComponents();
        Services.MigratePortalDbAsync(default).GetAwaiter().GetResult();
    }

    /// <summary>The settings; may be set until a page asks for them.</summary>
    protected S3Options S3 { get; set; } =
        new() { ServiceUrl = "http://localhost:9000", Region = "eu-north-1", StagingBucket = "staging", GalleryBucket = "gallery" };

    private protected FakeStore Staging { get; } = new();

    private protected FakeVendor Vendor { get; }

    protected static Actor Ada => Who("ada");

    protected static Actor Chidi => Who("chidi");

    protected static Actor Erin => Who("erin");

    protected static Actor Shantanu => Who("shantanu");

    /// <summary>From here on, this is who looks.</summary>
    protected void SignIn(Actor actor) => RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(parameters => parameters
        .Add(
            value => value.Value,
            Task.FromResult(new AuthenticationState(Stay.Of(Services.GetRequiredService<IDbContextFactory<PortalDb>>(), actor)))));

    protected async Task<Guid> KeepAsync(Deposit deposit)
    {
        await using var db = await DbAsync();
        db.Add(deposit);
        await db.SaveChangesAsync();
        return deposit.Id;
    }

    protected Task<PortalDb> DbAsync() => Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    protected static IElement Button(IRenderedComponent<IComponent> page, string label) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == label);

    protected override void Dispose(bool disposing)
    {
        var pool = disposing ? Pool.Of(Services.GetRequiredService<IDbContextFactory<PortalDb>>()) : "";
        base.Dispose(disposing);
        if (disposing)
        {
            Pool.Close(pool);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Actor Who(string key) => DemoPeople.All.Single(persona => persona.Key == key).Actor;
}
