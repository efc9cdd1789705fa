namespace Portal.Demo;

/// <summary>People, data and deposits for a first look; only a portal on its embedded server asks for them.</summary>
internal static class DemoServices
{
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        foreach (var persona in DemoPeople.All)
        {
            services.AddSingleton(persona);
        }

        return services;
    }
}
