using System.Buffers;
using Curation.Findings;
using Curation.Keys.Layouts;

namespace Curation.Keys.Rules;

internal sealed class SegmentationPath()
    : KeyRule(
        "S001",
        Severity.Warning,
        "A segmentation is segmentation/<software>_<hash>/ with model, training and objects below it, and no outlines.",
        Severity.Info)
{
    private const int Segmentation = 4;

    private static readonly SearchValues<char> Software = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public override string Remedy =>
        "Name the folder after the software and a hash or date of its model, and sort its files into model, training and objects.";

    public override string Docs => "Gallery documentation, data structure: segmentation.";

    public override bool ExplainsPlace => true;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsBelow("workspace", "segmentation") || key.IsDebris)
        {
            return;
        }

        if (key.IsFileToPlace && key.Shape is null)
        {
            found.Add(this, key, Message(key));
        }
        else if (key.IsFolder(Segmentation) && !key[Segmentation].IsEmpty && !IsId(key[Segmentation]) && found.IsFirstIn(this, key, Segmentation))
        {
            found.AddFolder(this, key, Segmentation, $"The segmentation “{key[Segmentation]}” is not <software>_<hash>, as cellpose_202404 is.");
        }
    }

    private static string Message(in KeyParts key) =>
        key.Count < 7 ? $"The file “{key.File}” lies outside model, training and objects."
        : key.Is(Segmentation + 1, "objects")
            ? $"“{key.Key.AsSpan(key.Starts[Segmentation + 1])}” is not objects/<batch>/<plate>/ with files below it."
        : $"The folder “{key[Segmentation + 1]}” of a segmentation is none of model, training and objects.";

    private static bool IsId(ReadOnlySpan<char> name)
    {
        var joint = name.IndexOf('_');
        return joint > 0 && !name[..joint].ContainsAnyExcept(Software)
            && PlaceholderKind.Word.Allows(name[(joint + 1)..]) && !name[(joint + 1)..].Contains('_');
    }
}
