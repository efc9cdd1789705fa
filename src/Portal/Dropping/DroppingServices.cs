using Portal.Components.Kit;
using Portal.Data;
using Portal.Ground;
using Portal.Registering;

namespace Portal.Dropping;

internal static class DroppingServices
{
    public static IServiceCollection AddDropping(this IServiceCollection services) => services
        .AddSingleton<ListingRetention>()
        .AddSingleton(Listings)
        .AddHostedService<DropSweep>()
        .AddSingleton(new RailEntry(50, "/check", "Check a listing", Glyph.File));

    private static DroppedListings Listings(IServiceProvider provider)
    {
        var clock = provider.GetRequiredService<TimeProvider>();
        return new DroppedListings(
            new Drops(clock),
            new DropFolder(provider.GetRequiredService<DataFolder>()),
            provider.GetRequiredService<ListingRetention>(),
            provider.GetRequiredService<Buckets>().Gallery,
            provider.GetRequiredService<CurrentRegistry>(),
            clock);
    }
}
