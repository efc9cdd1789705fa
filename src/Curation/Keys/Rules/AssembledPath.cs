using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class AssembledPath()
    : KeyRule("P005", Severity.Error, "Assembled profiles are profiles_assembled/<subset>/<version>/<variant>.parquet.", Severity.Warning)
{
    public override string Remedy => "Put the table into a folder for its subset and one for its version, such as ALL/v1.0/.";

    public override string Docs => "Gallery documentation, data structure: profiles_assembled.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.IsFileToPlace && key.Shape is null && key.IsBelow("workspace", "profiles_assembled"))
        {
            AddMisplaced(
                key, found, $"“{key.Key.AsSpan(key.Starts[4])}” is not <subset>/<version>/<variant>.parquet, such as ALL/v1.0/merged.parquet.");
        }
    }
}
