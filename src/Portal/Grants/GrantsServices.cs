namespace Portal.Grants;

/// <summary>Brings grants about at the provider, and mends what differs there.</summary>
internal static class GrantsServices
{
    public static IServiceCollection AddGrants(this IServiceCollection services)
    {
        services.AddSingleton<GrantSignal>();
        services.AddSingleton<GrantCreation>();
        services.AddSingleton<GrantDrift>();
        services.AddSingleton<GrantReconciliation>();
        services.AddHostedService<GrantKeeper>();
        return services;
    }
}
