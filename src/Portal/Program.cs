using Portal;
using Portal.Components;
using Portal.Data;
using Portal.Demo;
using Portal.Ground;
using Portal.Health;
using Portal.Hosts;
using Portal.Identity;
using Portal.Identity.OpenId;
using Portal.Registering;

if (args is [HealthProbe.Argument, var address])
{
    return await HealthProbe.AskAsync(address);
}

var builder = WebApplication.CreateBuilder(args);
if (!Settings.TryRead(builder.Configuration, out var settings, out var faults))
{
    await Console.Error.WriteLineAsync(faults);
    return 1;
}

try
{
    using var folder = new DataFolder(Path.Combine(builder.Environment.ContentRootPath, settings.Portal.DataDirectory));
    DatabaseFile.MakeSure(folder);
    builder.WebHost.UseUsualUrlUnlessSet();
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

    // Whichever environment a build runs in, its pages have their styles; a published portal carries them beside it.
    builder.WebHost.UseStaticWebAssets();
    builder.Logging.KeepSecretsOut();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddSingleton(settings.Portal);
    builder.Services.AddSingleton(settings.Grants);
    builder.Services.AddSingleton(folder);
    builder.Services.AddPortalDb();
    await builder.AddBucketsAsync(settings, folder);
    builder.Services.AddPortalKeys(folder);
    builder.Services.AddHosts(settings.Hosts);
    builder.Services.AddComponents();
    builder.Services.AddSignIn(settings.Identity);
    builder.Services.AddOpenId(settings.Identity);
    builder.Services.AddSlices();

    var app = builder.Build();
    app.UseFailurePages();
    app.UsePortalHeaders();
    app.UseHostCheck(settings.Hosts);
    app.UseHostCookies();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseAntiforgery();
    app.MapStaticAssets().AllowAnonymous();
    app.MapSlices();
    app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

    await app.Services.MigratePortalDbAsync(CancellationToken.None);
    await app.Services.GetRequiredService<CurrentRegistry>().ReloadAsync();
    if (settings.BringsExamples)
    {
        await app.SeedFirstDepositsAsync();
    }

    app.WarnOfSettings(settings);
    await app.WarnOfOldOverlapsAsync();
    app.AnnounceAddresses(settings);
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.MessageFor(exception) is { } words)
{
    await Console.Error.WriteLineAsync($"The portal cannot start: {words}");
    return 1;
}
