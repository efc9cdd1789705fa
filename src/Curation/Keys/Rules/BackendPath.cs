using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class BackendPath()
    : KeyRule("B001", Severity.Error, "A backend is backend/<batch>/<plate>/<plate>.sqlite, with <plate>.csv beside it.", Severity.Warning)
{
    public override string Remedy => "Give every plate a folder with its name, and the files in it the same name.";

    public override string Docs => "Gallery documentation, data structure: backend.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsFileToPlace || key.Shape is not null || !key.IsBelow("workspace", "backend"))
        {
            return;
        }

        if (FileNames.Mend(key) is { } mend)
        {
            found.Add(this, key, $"“{key.File}” {mend.Why}; its place is that of a backend.", mend.Repair);
            return;
        }

        var dot = key.File.LastIndexOf('.');
        var plate = dot > 0 ? key.File[..dot] : key.File;
        switch (key.Count)
        {
            case 6:
                found.Add(
                    this,
                    key,
                    $"The file “{key.File}” lies in the batch itself; the folder of its plate is missing.",
                    Repair.Insert(key, 5, plate));
                break;
            case 7 when !plate.SequenceEqual(key[5]):
                found.Add(this, key, $"The file “{key.File}” is not named after its folder “{key[5]}”.");
                break;
            default:
                found.Add(this, key, $"“{key.Key.AsSpan(key.Starts[3])}” is not backend/<batch>/<plate>/<plate>.sqlite, .csv or .parquet.");
                break;
        }
    }
}
