using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Demo;
using Portal.Tests.Journeys;
using Radzen;

namespace Portal.Tests.Pages;

/// <summary>A page before a real portal: its slices, its database, its embedded server. Only the browser is bUnit's.</summary>
public abstract class PageTest : BunitContext, IAsyncDisposable
{
    protected PageTest()
        : this(new World())
    {
    }

    protected PageTest(World world)
    {
        World = world;
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<AntiforgeryStateProvider>(new OneToken());
        Services.AddFallbackServiceProvider(new Slices(World.Services));
    }

    protected World World { get; }

    /// <summary>Draws a page as a persona sees it.</summary>
    protected IRenderedComponent<T> Show<T>(Action<ComponentParameterCollectionBuilder<T>> parameters, string persona = "erin")
        where T : IComponent
    {
        var person = SignedIn(persona);
        return Render<T>(p =>
        {
            p.AddCascadingValue(person);
            parameters(p);
        });
    }

    protected Task<AuthenticationState> SignedIn(string persona) => Task.FromResult(new AuthenticationState(
        Stay.Of(World.Services.GetRequiredService<IDbContextFactory<PortalDb>>(), DemoPeople.All.Single(p => p.Key == persona).Actor)));

    protected void At(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
