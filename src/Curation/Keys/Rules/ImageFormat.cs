using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class ImageFormat()
    : KeyRule("I013", Severity.Warning, "A file below a full plate is an image of a known format, or one that a microscope writes beside its images.")
{
    private static readonly string[] Known =
    [
        "tif", "tiff", "nd2", "png", "flex", "czi", "lif", "oif", "oib", "vsi", "c01", "dib", "jp2", "jpg", "zarr",
        "xml", "mlf", "mrf", "mes", "wpi", "wpp", "ppf", "HTD", "txt", "csv", "json", "kw", "sbs",
    ];

    public override string Remedy => "Leave out what is no part of the imaging; tell the maintainers which microscope writes such files.";

    public override string Docs => "Practice of the microscopes seen so far; the gallery leaves the tree below a plate to the vendor.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.Is(4, "images") || !IsRaw(key) || key.IsMarker || key.IsDebris || IsKnown(key.File))
        {
            return;
        }

        // One odd file says little; how many there are is in the count of the rule.
        if (!key.Key.Contains(".zarr/", StringComparison.Ordinal))
        {
            found.Add(this, key, $"“{key.File}” has an ending that no microscope known here writes.", atMost: Severity.Info);
        }
    }

    public override bool MindsName(ReadOnlySpan<char> file) => !IsKnown(file);

    private static bool IsRaw(in KeyParts key) => (key.Place ?? key.Shape)?.Id is "N-RAW" or "N-RAW-POOLED";

    private static bool IsKnown(ReadOnlySpan<char> file)
    {
        var ending = file[(file.LastIndexOf('.') + 1)..];
        if (ending.Length == file.Length)
        {
            return false;
        }

        foreach (var known in Known)
        {
            if (ending.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
