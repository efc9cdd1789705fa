using Portal.Components.Kit;

namespace Portal.Auditing;

/// <summary>The audit trail: read, verified, and its end kept elsewhere.</summary>
internal static class AuditingServices
{
    public static IServiceCollection AddAuditing(this IServiceCollection services) => services
        .AddSingleton<Audit>()
        .AddSingleton<Anchors>()
        .AddSingleton<TrailSignal>()
        .AddSingleton<Trail>()
        .AddHostedService<TrailKeeper>()
        .AddSingleton(new RailEntry(70, "/audit", "Audit", Glyph.Audit));
}
