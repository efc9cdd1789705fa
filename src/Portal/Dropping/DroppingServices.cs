using Portal.Data;
using Portal.Ground;
using Portal.Registering;

namespace Portal.Dropping;

internal static class DroppingServices
{
    public static IServiceCollection AddDropping(this IServiceCollection services) => services
        .AddSingleton<ListingRetention>()
        .AddSingleton(Listings)
        .AddHostedService<DropSweep>();

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
