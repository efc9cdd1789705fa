namespace Portal.Keeping;

/// <summary>Takes away what has had its time.</summary>
internal static class KeepingServices
{
    public static IServiceCollection AddKeeping(this IServiceCollection services) => services
        .AddSingleton<Sweep>()
        .AddHostedService<HourlySweep>();
}
