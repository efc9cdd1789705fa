using Cpg.Exits;
using Curation.Checks;
using Curation.Keys.Layouts;
using Curation.Registries;
using Curation.Yaml;

namespace Cpg.Commands;

/// <summary>The rules to check by: the ones of this build, or those of another layout or registry.</summary>
internal static class Rules
{
    /// <param name="layout">Another layout file; null for the gallery's.</param>
    /// <param name="registry">A registry.yml; null for the projects this build knows.</param>
    public static RulePack Read(string? layout, string? registry) => (layout, registry) switch
    {
        (null, null) => RulePack.Gallery,
        _ => new RulePack(layout is null ? GalleryLayout.Gallery : ReadLayout(layout), registry is null ? Registry.Gallery : ReadRegistry(registry)),
    };

    private static GalleryLayout ReadLayout(string path)
    {
        try
        {
            return GalleryLayout.Parse(File.ReadAllText(path));
        }
        catch (LayoutException exception)
        {
            throw new UnusableException($"{path}: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"Cannot read the layout of --rules: {exception.Message}");
        }
    }

    private static Registry ReadRegistry(string path)
    {
        var faults = new FaultList();
        try
        {
            // Looked at before it is read: what is too large does not come into memory.
            var length = new FileInfo(path).Length;
            if (length > RegistryYaml.MostBytes)
            {
                throw new UnusableException($"{path}: the file has {length:N0} bytes; a registry has at most {RegistryYaml.MostBytesInWords}.");
            }

            return RegistryYaml.Read(File.ReadAllBytes(path), faults) is { } file
                ? Registry.Of(file, new RegistryOrigin(null, Path.GetFileName(path), file.Hash), [])
                : throw new UnusableException(string.Join('\n', faults.Kept.Select(fault => $"{path}: {fault}").Concat(More(path, faults))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"Cannot read the registry of --registry: {exception.Message}");
        }
    }

    private static IEnumerable<string> More(string path, FaultList faults) =>
        faults.Count > faults.Kept.Count ? [$"{path}: and {faults.Count - faults.Kept.Count:N0} more faults."] : [];
}
