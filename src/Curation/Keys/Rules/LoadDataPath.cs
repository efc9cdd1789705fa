using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class LoadDataPath()
    : KeyRule("L001", Severity.Error, "Every plate has load_data_csv/<batch>/<plate>/load_data.csv, and usually load_data_with_illum.csv.")
{
    // The layout tells the documented names from those of unusual pipelines by the id of the place.
    private const string UnusualPipeline = "N-LOADDATA-OTHER";

    public override string Remedy => "Put the tables into the folder of their plate, as load_data.csv and load_data_with_illum.csv.";

    public override string Docs => "Gallery documentation, data structure: load_data_csv.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsBelow("workspace", "load_data_csv") || key.IsMarker || key.IsDebris)
        {
            return;
        }

        if ((key.Place ?? key.Shape) is not { } place)
        {
            AddMisplaced(key, found, Message(key), "a load_data table");
        }
        else if (key.File.EndsWith(".parquet"))
        {
            found.Add(this, key, $"“{key.File}” is Parquet; CellProfiler reads a CSV, as is stored today.", atMost: Severity.Info);
        }
        else if (place.Id == UnusualPipeline)
        {
            found.Add(this, key, $"“{key.File}” is not the usual load_data.csv; that is right for an unusual pipeline only.", atMost: Severity.Info);
        }
    }

    private static string Message(in KeyParts key) => key.Count switch
    {
        5 => $"The file “{key.File}” lies loose in load_data_csv; the folders of its batch and plate are missing.",
        6 => $"The file “{key.File}” lies in the batch itself; the folder of its plate is missing.",
        7 => $"“{key.File}” is no table: load_data files end with .csv, .csv.gz or .parquet.",
        _ => $"The file “{key.File}” lies deeper than in the folder of plate “{key[5]}”.",
    };
}
