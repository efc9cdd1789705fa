using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class IlluminationName()
    : KeyRule(
        "I008",
        Severity.Error,
        "An illumination function is illum/<plate>/<plate>_Illum<Channel>.npy, named after the plate of its folder.",
        Severity.Warning)
{
    public override string Remedy => "Find out to which plate the function belongs, and give folder and file the name of that plate.";

    public override string Docs => "Gallery documentation, data structure: illum.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        // A loose file, a file that is no .npy, and one of a cycle have rules of their own.
        if (!IsMisnamed(key) || PooledIlluminationName.IsOfCycle(key))
        {
            return;
        }

        if (FileNames.Mend(key) is { } mend)
        {
            found.Add(this, key, $"“{key.File}” {mend.Why}; its place is that of an illumination function.", mend.Repair);
            return;
        }

        found.Add(this, key, Message(key), key.File.StartsWith("Illum") ? Repair.Replace(key, key.Count - 1, $"{key[5]}_{key.File}") : null);
    }

    /// <summary>An array in the folder of a plate that no documented name fits.</summary>
    public static bool IsMisnamed(in KeyParts key) =>
        key.IsFileToPlace && key.Shape is null && key.Count >= 7 && key.Is(2, "images") && key.Is(4, "illum") && key.File.EndsWith(".npy");

    private static string Message(in KeyParts key)
    {
        var plate = key[5];
        var mark = key.File.IndexOf("_Illum");
        var named = mark > 0 ? key.File[..mark] : default;
        var isNamedAfterAnother = !named.IsEmpty && !named.SequenceEqual(plate);
        return key.Count > 7 ? $"The file “{key.File}” lies deeper than in the folder of plate “{plate}”."
            : isNamedAfterAnother ? $"The file is named after plate “{named}”, but lies in the folder of plate “{plate}”."
            : $"The name “{key.File}” is not {plate}_Illum<Channel>.npy.";
    }
}
