namespace Portal.Tests.Pages;

/// <summary>The portal's own services; what draws components is bUnit's.</summary>
internal sealed class Slices(IServiceProvider portal) : IServiceProvider
{
    public object? GetService(Type type) =>
        type.Namespace is { } space
        && (space.StartsWith("Portal", StringComparison.Ordinal) || space.StartsWith("Curation", StringComparison.Ordinal))
                ? portal.GetService(type)
                : null;
}
