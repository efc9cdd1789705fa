using Portal.Checking.Findings;
using Portal.Checking.Running;
using Portal.Checking.Waiving;
using Portal.Components.Kit;
using Portal.Jobs;

namespace Portal.Checking;

internal static class CheckingServices
{
    public static IServiceCollection AddChecking(this IServiceCollection services) => services
        .AddSingleton<Checks>()
        .AddSingleton<GalleryChecks>()
        .AddSingleton<FindingPages>()
        .AddSingleton<CheckFiles>()
        .AddSingleton<Waivers>()
        .AddSingleton<IWorker, CheckWorker>()
        .AddSingleton(new RailEntry(80, "/checks", "Checks", Glyph.Good, RailReaders.Curators));
}
