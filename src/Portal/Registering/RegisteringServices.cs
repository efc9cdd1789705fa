using Portal.Components.Kit;

namespace Portal.Registering;

/// <summary>The registry in force, its imports, and the numbers it gives out.</summary>
internal static class RegisteringServices
{
    public static IServiceCollection AddRegistering(this IServiceCollection services)
    {
        services.AddSingleton<CurrentRegistry>();
        services.AddSingleton<ProjectNumbers>();
        services.AddSingleton<ImportDrafts>();
        services.AddSingleton<RegistryImports>();
        services.AddSingleton<RegistryView>();
        services.AddSingleton(new RailEntry(40, "/registry", "Registry", Glyph.Folder));
        return services;
    }
}
