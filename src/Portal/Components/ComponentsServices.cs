using Radzen;

namespace Portal.Components;

/// <summary>What draws the pages of all slices.</summary>
internal static class ComponentsServices
{
    public static IServiceCollection AddComponents(this IServiceCollection services)
    {
        // A parameter that cannot be read is the asker's fault everywhere, not a failure of the portal while it is developed.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        return services;
    }
}
