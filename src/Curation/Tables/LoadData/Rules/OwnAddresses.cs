using System.Globalization;
using Curation.Findings;
using Curation.Plates;
using Curation.Tables.Reading;

namespace Curation.Tables.LoadData.Rules;

internal sealed class OwnAddresses() : LoadDataRule("L005", Severity.Error, Severity.Warning, "The addresses in load_data are of its own project, source, batch and plate.")
{
    public override string Remedy => "Make load_data again from the images as they are named now.";

    public override string Docs => "Gallery documentation, data structure; tables kept the old name when plates were renamed.";

    public override void Check(PlateLoadData plate, SetFindings found)
    {
        var foreign = new List<(ReferencedFolder Folder, string Text)>();
        var lent = new List<(ReferencedFolder Folder, string Text)>();
        foreach (var folder in plate.References.Folders)
        {
            if (Fault(plate, folder) is { } words)
            {
                (IsLent(plate, folder) ? lent : foreign).Add((folder, words));
            }
        }

        Tell(plate, foreign, "", Severity.Error, found);
        Tell(plate, lent, " That is right if this is an analysis of images that are kept there.", Severity.Info, found);
        LookAtFunctions(plate, found);
    }

    private void Tell(PlateLoadData plate, List<(ReferencedFolder Folder, string Text)> folders, string note, Severity atMost, SetFindings found)
    {
        if (folders.Count == 0)
        {
            return;
        }

        var all = plate.References.Folders.Sum(folder => folder.Cells);
        var those = folders.Sum(one => one.Folder.Cells);
        var first = folders[0].Folder.At(0);
        var words = string.Join(", ", folders.Take(3).Select(one => one.Text)) + (folders.Count > 3 ? $" and of {folders.Count - 3} more folders" : "");
        found.Add(this, plate.Tables[first.Table].Key, plate.Name, string.Create(
            CultureInfo.InvariantCulture,
            $"{those:N0} of {all:N0} addresses in load_data of plate “{plate.Name}” are {words}; the first is in {plate.PlaceOf(first)}.{note}"), atMost: atMost);
    }

    private static string? Fault(PlateLoadData plate, ReferencedFolder folder)
    {
        var own = plate.Contents.Source.Path;
        return folder.Source != own ? $"of {folder.Source}, not of {own}"
            : !folder.IsOfPlate ? $"in “{folder.Path}”, which is no folder of a plate below images/"
            : folder.Batch != plate.Contents.Batch.Name ? $"of batch “{folder.Batch}”"
            : IsOwn(plate, folder) ? null
            : $"of plate “{folder.Plate}”";
    }

    // Another project's images, or another source's where this one has none, may be analysed again.
    private static bool IsLent(PlateLoadData plate, ReferencedFolder folder)
    {
        var census = plate.Contents.Source.Census;
        return folder.Parts.Count > 0 && (folder.Parts[0] != census.Project || (folder.Source != census.Path && !census.HasImages));
    }

    private static bool IsOwn(PlateLoadData plate, ReferencedFolder folder)
    {
        if (folder.IsIllum)
        {
            return folder.Plate == plate.Name;
        }

        var known = plate.Contents.Batch.Plates.FirstOrDefault(other => other.Imaged.Any(imaged => imaged.Name == folder.Plate));
        return known is null ? Begins(folder.Plate, plate.Name) : known == plate.Plate;
    }

    // The folder is not in the listing: its name alone must tell.
    private static bool Begins(string full, string plate) =>
        full == plate
        || (full.StartsWith(plate, StringComparison.Ordinal) && full[plate.Length] is '_' or '-')
        || full.Split('_').Contains(plate);

    private void LookAtFunctions(PlateLoadData plate, SetFindings found)
    {
        var others = new CaseTally();
        foreach (var folder in plate.References.Folders.Where(folder => folder.IsIllum && folder.Plate == plate.Name))
        {
            for (var number = 0; number < folder.Count; number++)
            {
                if (!folder.NameAt(number).StartsWith(plate.Name + "_", StringComparison.Ordinal))
                {
                    others.Add(others.WantsExample ? $"“{folder.NameAt(number)}” in {plate.PlaceOf(folder.At(number))}" : "");
                }
            }
        }

        if (others.Any)
        {
            found.Add(this, plate.Folder, plate.Name, $"Illumination functions that load_data of plate “{plate.Name}” names have the name of another plate: {others.Description}.");
        }
    }
}
