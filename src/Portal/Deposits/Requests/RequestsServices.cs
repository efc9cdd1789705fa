using Portal.Components.Kit;

namespace Portal.Deposits.Requests;

/// <summary>Requests: asked for, changed, endorsed.</summary>
internal static class RequestsServices
{
    public static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddSingleton<RequestActs>()
        .AddSingleton(new RailEntry(30, "/requests", "Requests", Glyph.Request));
}
