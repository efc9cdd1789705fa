using System.Globalization;

namespace Curation.Registries;

/// <summary>Where a registry is from: this build, or a file that was brought on some day.</summary>
/// <param name="ImportedAt">Null for the one this build ships, and for a file somebody names at the command line.</param>
/// <param name="Name">The file's name; empty if it has none.</param>
/// <param name="Hash">SHA-256 of the whole file, in small hexadecimal letters.</param>
public sealed record RegistryOrigin(DateTimeOffset? ImportedAt, string Name, string Hash)
{
    /// <summary>As a report says it: enough of the hash to tell two files apart.</summary>
    public string Description
    {
        get
        {
            var from = ImportedAt is { } at ? $"imported on {at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC"
                : Name.Length > 0 ? Name
                : "built in";
            return $"{from}, SHA-256 {Hash[..12]}";
        }
    }
}
