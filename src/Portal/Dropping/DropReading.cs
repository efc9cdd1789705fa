using Curation.Listings;
using Curation.Store;

namespace Portal.Dropping;

/// <summary>What a person says of a listing: the name of its file, where its data will be uploaded, and which folder in it that will be.</summary>
public sealed record DropOptions(string? Name, string? Prefix, string? Root);

/// <summary>Reads what is said of a listing.</summary>
internal static class DropReading
{
    // Long beyond any name that a disk allows.
    private const int LongestName = 255;

    public static string NameOf(string? name)
    {
        var shown = string.Concat((name ?? "").Trim().Select(letter => char.IsControl(letter) ? '·' : letter));
        return shown.Length == 0 ? "the listing" : shown.Length <= LongestName ? shown : shown[..LongestName];
    }

    public static Prefix PrefixOf(string? text) =>
        Prefix.TryRead(text, out var prefix, out var reason) ? prefix : throw new DropRefusedException(DropFault.Wrong, reason);

    // A root that ends with the prefix is where the gallery’s keys begin: what lies beside the prefix can be told. Any other is put in its place.
    public static ListingOptions OptionsOf(Drop drop, string? root)
    {
        var (name, text) = (drop.Name, root?.Trim() ?? "");
        if (text.Length > ListingOptions.LongestRoot)
        {
            throw new DropRefusedException(
                DropFault.Wrong, $"The folder in the listing has at most {ListingOptions.LongestRoot} characters; this one has {text.Length}.");
        }

        var folder = text.Length > 1 ? text.TrimEnd('/') : text;
        var options = new ListingOptions { Name = name, LongestText = DropLimits.Text, MostKeys = DropLimits.Keys };
        return $"/{folder}".EndsWith($"/{drop.Prefix}", StringComparison.Ordinal)
            ? options with { Root = folder.Length == drop.Prefix.Text.Length ? null : folder[..^(drop.Prefix.Text.Length)] }
            : options with { Root = folder.Length == 0 ? null : folder, Before = drop.Prefix.Folder };
    }
}
