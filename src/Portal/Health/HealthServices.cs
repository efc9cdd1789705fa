namespace Portal.Health;

/// <summary>Whether the portal is well.</summary>
internal static class HealthServices
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<DiskSpace>()
        .AddSingleton<PortalHealth>();
}
