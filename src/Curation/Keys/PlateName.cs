using Curation.Keys.Layouts;

namespace Curation.Keys;

/// <summary>The short name of the plate a key belongs to.</summary>
internal static class PlateName
{
    public static string? Of(in KeyParts key)
    {
        var plate = key.Captured("plate");
        var full = plate.IsEmpty ? key.Captured("full-plate") : plate;
        var named = full.IsEmpty ? ByPosition(key) : full;
        return named.IsEmpty ? null : Shorten(named).ToString();
    }

    /// <summary>The microscope adds time and measurement after two underscores; what is before them is the plate.</summary>
    private static ReadOnlySpan<char> Shorten(ReadOnlySpan<char> full)
    {
        var end = full.IndexOf("__");
        return end > 0 ? full[..end] : full;
    }

    private static ReadOnlySpan<char> ByPosition(in KeyParts key)
    {
        var hasPlate = key.IsFolder(5) && (key.Is(2, "images")
            ? key.Is(4, "images") || key.Is(4, "illum")
            : key.Is(2, "workspace") && (key.Is(3, "analysis") || key.Is(3, "backend") || key.Is(3, "load_data_csv") || key.Is(3, "profiles")));
        return hasPlate && PlaceholderKind.Name.Allows(key[5]) ? key[5] : default;
    }
}
