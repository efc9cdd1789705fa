using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Identity;
using Portal.Jobs;
using Portal.Tests.Journeys;
using Radzen;

namespace Portal.Tests.Pages;

/// <summary>A page before a real portal: its slices, its database, its embedded server. Only the browser is bUnit's.</summary>
public abstract class PageTest : BunitContext, IAsyncDisposable
{
    protected PageTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(World.Deposits);
        Services.AddSingleton(World.Checks);
        Services.AddSingleton(World.GalleryChecks);
        Services.AddSingleton(World.Waivers);
        Services.AddSingleton(World.FindingPages);
        Services.AddSingleton(World.Promotions);
        Services.AddSingleton(World.Data);
        Services.AddSingleton(World.Audit);
        Services.AddSingleton(World.Services.GetRequiredService<Portal.Auditing.Trail>());
        Services.AddSingleton(World.Services.GetRequiredService<CurrentPerson>());
        Services.AddSingleton(World.Services.GetRequiredService<ProgressBoard>());
        Services.AddSingleton(World.Services.GetRequiredService<JobList>());
    }

    protected World World { get; } = new();

    /// <summary>Draws a page as a persona sees it.</summary>
    protected IRenderedComponent<T> Show<T>(Action<ComponentParameterCollectionBuilder<T>> parameters, string persona = "erin")
        where T : IComponent
    {
        ClaimsPrincipal person = Stay.Of(World.Services.GetRequiredService<IDbContextFactory<PortalDb>>(), Persona.All.Single(p => p.Key == persona).Actor);
        return Render<T>(p =>
        {
            p.AddCascadingValue(Task.FromResult(new AuthenticationState(person)));
            parameters(p);
        });
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
