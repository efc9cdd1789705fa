using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class ProfilePath()
    : KeyRule(
        "P001",
        Severity.Error,
        "A profile is profiles/<batch>/<plate>/<plate>[_<stage>].csv.gz, named after the plate of its folder.",
        Severity.Warning)
{
    private const string OtherName = "N-PROFILE-OTHER";

    public override string Remedy => "Put the profiles of a plate into its folder, and begin their names with the plate's.";

    public override string Docs => "Gallery documentation, data structure: profiles.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsBelow("workspace", "profiles") || key.IsMarker || key.IsDebris)
        {
            return;
        }

        // What is not of one plate has a rule of its own.
        if (key.Count < 6 || AssembledInProfiles.IsAssembled(key))
        {
            return;
        }

        if ((key.Place ?? key.Shape) is not { } place)
        {
            AddMisplaced(key, found, Message(key), "a profile");
        }
        else if (place.Id == OtherName)
        {
            found.Add(
                this,
                key,
                $"“{key.File}” is not named after plate “{key[5]}”; that is right for profiles that the usual recipe did not make.",
                atMost: Severity.Info);
        }
    }

    private static string Message(in KeyParts key) => key.Count == 6
        ? $"The file “{key.File}” lies in the batch itself; the folder of its plate is missing."
        : $"“{key.File}” is no profile: profiles end with .csv.gz, .csv or .parquet.";
}
