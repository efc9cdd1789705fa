using Curation.Registries;

namespace Portal.Registering;

/// <summary>How the numbers of the registry are used, and where it came from.</summary>
/// <param name="NextNumber">Null if none is left.</param>
public sealed record RegistryFigures(int Complete, int Reserved, int Requested, int Retired, string? NextNumber, RegistryOrigin Origin, string? ImportedBy, string Summary);
