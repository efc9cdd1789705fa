using System.Reflection;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using Portal.Components;
using Portal.Data;
using Portal.Tests.Journeys;

namespace Portal.Tests.Hosts;

/// <summary>What pages say once they are drawn, to whom they do not belong: the same as of what never was.</summary>
public sealed class PagesOfOthersTests
{
    // Those of a role are not drawn for others at all.
    public static TheoryData<string> Pages { get; } = new(typeof(App).Assembly.GetTypes()
        .Where(type => type.GetCustomAttributes<RouteAttribute>().Any(route => route.Template.Contains(":guid", StringComparison.Ordinal)))
        .Where(type => type.GetCustomAttributes<AuthorizeAttribute>().All(authorize => authorize.Policy is null))
        .Select(type => type.FullName!));

    [Fact]
    public void Pages_are_found() => Assert.True(Pages.Count >= 10);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_of_somebody_elses_reads_as_one_of_nothing(string name)
    {
        var page = typeof(App).Assembly.GetType(name, throwOnError: true)!;
        await using var world = new World();
        foreach (var id in await Ids.OfAdaAsync(world))
        {
            var (one, other) = (await DrawnAsync(world, page, id, World.Noor), await DrawnAsync(world, page, Guid.NewGuid(), World.Noor));
            Assert.Equal(other, one);
            Assert.DoesNotContain(Ids.Place, one, StringComparison.Ordinal);
        }
    }

    /// <summary>As the circuit draws it, without the window around it.</summary>
    private static async Task<string> DrawnAsync(World world, Type page, Guid id, Actor actor)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var services = new Instead(scope.ServiceProvider);
        ((IHostEnvironmentNavigationManager)scope.ServiceProvider.GetRequiredService<NavigationManager>())
            .Initialize("http://localhost/", "http://localhost/");
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var person = Stay.Of(world.Services.GetRequiredService<IDbContextFactory<PortalDb>>(), actor);
        var parameters = page.GetProperties()
            .Where(p => p.GetCustomAttribute<ParameterAttribute>() is not null && p.PropertyType == typeof(Guid))
            .ToDictionary(p => p.Name, object? (_) => id);
        try
        {
            return (await renderer.Dispatcher.InvokeAsync(DrawAsync).WaitAsync(TimeSpan.FromMinutes(2)))
                .Replace($"{id}", "ID", StringComparison.OrdinalIgnoreCase);
        }
        catch (NavigationException leads)
        {
            return leads.Location.Replace($"{id}", "ID", StringComparison.OrdinalIgnoreCase);
        }

        async Task<string> DrawAsync()
        {
            var drawn = await renderer.RenderComponentAsync<CascadingValue<Task<AuthenticationState>>>(
                ParameterView.FromDictionary(new Dictionary<string, object?>
                {
                    ["Value"] = Task.FromResult(new AuthenticationState(person)),
                    ["ChildContent"] = (RenderFragment)(builder =>
                    {
                        builder.OpenComponent(0, page);
                        builder.AddMultipleAttributes(1, parameters!);
                        builder.CloseComponent();
                    }),
                }));
            return drawn.ToHtmlString();
        }
    }

    // What only a browser's connection brings.
    private sealed class Instead(IServiceProvider services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IJSRuntime) ? new NoBrowser() : services.GetService(serviceType);
    }

    private sealed class NoBrowser : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => ValueTask.FromResult<TValue>(default!);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            ValueTask.FromResult<TValue>(default!);
    }
}
