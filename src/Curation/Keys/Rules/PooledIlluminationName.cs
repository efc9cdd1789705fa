using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class PooledIlluminationName()
    : KeyRule("I020", Severity.Error, "The illumination function of a cycle is illum/<plate>/<plate>_Cycle<n>_Illum<Channel>.npy.")
{
    private const string Mark = "_Cycle";

    public override string Remedy => "Name the file after the plate of its folder, the cycle and the channel, as in CP257A_Cycle1_IllumDNA.npy.";

    public override string Docs => "Gallery documentation, data structure: illum of pooled screens.";

    public static bool IsOfCycle(in KeyParts key) => key.Count == 7 && key.File.Contains(Mark, StringComparison.Ordinal);

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!IlluminationName.IsMisnamed(key) || !IsOfCycle(key))
        {
            return;
        }

        if (FileNames.Mend(key) is { } mend)
        {
            found.Add(this, key, $"“{key.File}” {mend.Why}; its place is that of an illumination function.", mend.Repair);
            return;
        }

        var plate = key[5];
        var isOfPlate = key.File.StartsWith(plate) && key.File[plate.Length..].StartsWith(Mark);
        var message = isOfPlate
            ? $"The name “{key.File}” is not {plate}_Cycle<n>_Illum<Channel>.npy."
            : $"The file “{key.File}” is not named after plate “{plate}”, in whose folder it lies.";
        found.Add(this, key, message, isOfPlate ? WithIllum(key) : null);
    }

    /// <summary>P1_Cycle1_DNA.npy lacks one word.</summary>
    private static string? WithIllum(in KeyParts key)
    {
        var file = key.File;
        var channel = file.LastIndexOf('_') + 1;
        return file[channel..].StartsWith("Illum") ? null : Repair.Replace(key, key.Count - 1, $"{file[..channel]}Illum{file[channel..]}");
    }
}
