using Portal.Components.Kit;

namespace Portal.Jobs;

/// <summary>Runs what takes long: each slice brings the workers of its jobs.</summary>
internal static class JobsServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<PendingJobs>()
        .AddSingleton<ProgressBoard>()
        .AddSingleton<UnsavedEnds>()
        .AddSingleton<JobLeases>()
        .AddSingleton<JobList>()
        .AddHostedService<JobRunner>()
        .AddSingleton(new RailEntry(60, "/jobs", "Jobs", Glyph.Job));
}
