namespace Portal.Staging;

internal static class StagingServices
{
    public static IServiceCollection AddStaging(this IServiceCollection services) => services.AddSingleton<StagedData>();
}
