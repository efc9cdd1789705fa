using Portal.Components.Kit;

namespace Portal.Staging;

internal static class StagingServices
{
    public static IServiceCollection AddStaging(this IServiceCollection services) => services
        .AddSingleton<StagedData>()
        .AddSingleton(new RailEntry(100, "/staging", "Staging", Glyph.Staging, RailReaders.Maintainers))
        .AddSingleton(new RailEntry(110, "/gallery", "Gallery", Glyph.Gallery, RailReaders.Maintainers));
}
