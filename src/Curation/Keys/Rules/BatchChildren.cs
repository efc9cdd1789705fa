using Curation.Findings;
using Curation.Texts;

namespace Curation.Keys.Rules;

internal sealed class BatchChildren()
    : KeyRule("I003", Severity.Error, "A batch of images holds illum, images and images_<manipulation>, and nothing else.")
{
    private static readonly string[] Known = ["illum", "images"];

    private static readonly string[] RawEndings = [".tif", ".tiff", ".nd2", ".flex", ".czi", ".lif", ".oif", ".oib", ".vsi", ".c01", ".dib", ".png"];

    public override string Remedy =>
        "Put the folders of the plates below images/<batch>/images/; the inner images level is the one most often forgotten.";

    public override string Docs => "Gallery documentation, data structure: images.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.Place is not null || !key.Is(2, "images") || !key.IsFolder(4) || key[4].IsEmpty
            || ImageFolder.IsKnown(key[4]) || ImageFolder.IsNestedBatch(key))
        {
            return;
        }

        var meant = Spelling.Nearest(key[4], Known);
        if (meant is not null && Repair.Replace(key, 4, meant) is { } respelt)
        {
            found.Add(
                this,
                key,
                $"The folder “{key[4]}” of batch “{key[3]}” is none of illum, images and images_<manipulation>. Did you mean “{meant}”?",
                respelt);
            return;
        }

        var repair = IsRawImage(key.File) ? Repair.Insert(key, 4, "images") : null;
        var why = repair is null ? "" : ": the inner images level is missing";
        found.Add(this, key, $"The folder “{key[4]}” of batch “{key[3]}” is none of illum, images and images_<manipulation>{why}.", repair);
    }

    private static bool IsRawImage(ReadOnlySpan<char> file)
    {
        foreach (var ending in RawEndings)
        {
            if (file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
