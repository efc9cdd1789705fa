using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class AssembledInProfiles()
    : KeyRule(
        "P004",
        Severity.Error,
        "What is not of one plate, such as merged or consensus data, lies in profiles_assembled and not in profiles.",
        Severity.Warning)
{
    public override string Remedy => "Move it to profiles_assembled/<subset>/<version>/; if it is of one plate, into the folder of that plate.";

    public override string Docs => "Gallery documentation, data structure: profiles, in a clarification by the maintainers.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsMarker && !key.IsDebris && key.IsBelow("workspace", "profiles") && (IsLoose(key) || IsAssembled(key)))
        {
            found.Add(this, key, Message(key));
        }
    }

    private static bool IsLoose(in KeyParts key) => key.Count is 5 or 6;

    /// <summary>Deeper than any plate, or a version where the plate stands.</summary>
    public static bool IsAssembled(in KeyParts key) => key.Count > 7 || (key.Count == 7 && VersionFolder.IsVersion(key[5]) && key.Place is null);

    private static string Message(in KeyParts key) => key.Count switch
    {
        5 => $"The file “{key.File}” lies loose in profiles, outside the folders of a batch and a plate.",
        6 => $"The file “{key.File}” lies loose in “{key[4]}”, outside the folder of any plate.",
        7 => $"The folder “{key[5]}” is a version and no plate, so “{key.File}” is not the profile of a plate.",
        _ => $"The file “{key.File}” lies deeper than the folder of a plate.",
    };
}
