using Portal.Components.Kit;

namespace Portal.Home;

/// <summary>Where everybody begins.</summary>
internal static class HomeServices
{
    public static IServiceCollection AddHome(this IServiceCollection services) =>
        services.AddSingleton(new RailEntry(10, "/", "Home", Glyph.Home, Exact: true));
}
