using Portal.Components.Kit;
using Portal.Ground;
using Portal.Registering;

namespace Portal.Dropping;

internal static class DroppingServices
{
    public static IServiceCollection AddDropping(this IServiceCollection services) => services
        .AddSingleton<ListingRetention>()
        .AddSingleton<Drops>()
        .AddSingleton<DropFolder>()
        .AddSingleton(Listings)
        .AddSingleton<DroppedReports>()
        .AddHostedService<DropSweep>()
        .AddSingleton(new RailEntry(50, "/check", "Check a listing", Glyph.File));

    private static DroppedListings Listings(IServiceProvider provider) => new(
        provider.GetRequiredService<Drops>(),
        provider.GetRequiredService<DropFolder>(),
        provider.GetRequiredService<ListingRetention>(),
        provider.GetRequiredService<Buckets>().Gallery,
        provider.GetRequiredService<CurrentRegistry>(),
        provider.GetRequiredService<TimeProvider>());
}
