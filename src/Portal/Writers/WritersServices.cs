using Portal.Components.Kit;

namespace Portal.Writers;

/// <summary>Who can write where.</summary>
internal static class WritersServices
{
    public static IServiceCollection AddWriters(this IServiceCollection services)
    {
        services.AddSingleton<WriterActs>();
        services.AddSingleton<GrantBook>();
        services.AddSingleton<WriterList>();
        services.AddSingleton<WriterPeople>();
        services.AddSingleton<WriterTokens>();
        services.AddSingleton<ActiveCredentials>();
        services.AddSingleton(new RailEntry(90, "/writers", "Who can write", Glyph.Person, RailReaders.Curators));
        return services;
    }
}
