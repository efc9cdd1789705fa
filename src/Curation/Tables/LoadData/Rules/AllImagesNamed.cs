using System.Globalization;
using Curation.Findings;
using Curation.Plates;
using Curation.Tables.Reading;

namespace Curation.Tables.LoadData.Rules;

internal sealed class AllImagesNamed() : LoadDataRule("L007", Severity.Warning, Severity.Warning, "Every raw image of a plate is named by its load_data.")
{
    private const int Listed = 5;

    public override string Remedy => "Add the images to the table, or say in the submission which channels or wells are not used.";

    public override string Docs => "Gallery documentation, data structure: load_data_csv.";

    public override void Check(PlateLoadData plate, SetFindings found)
    {
        // What a table that was not read says is not known, and an empty one is a finding of its own.
        if (plate.Images is not { Orphans.Any: true } images || !plate.IsWhole || !plate.HasRows
            || plate.References.Beyond > 0 || plate.References.Count == 0)
        {
            return;
        }

        var unused = images.Channels.Where(channel => channel.Key > 0 && channel.Value.Orphans == channel.Value.Images).ToList();
        var rest = images.Orphans.Count - unused.Sum(channel => channel.Value.Orphans);
        var isOnlyUnused = rest == 0 && images.Channels.Count > unused.Count;
        var atMost = isOnlyUnused ? Severity.Info : Severity.Error;
        var key = plate.Tables.First(table => table.Outcome.Rows > 0).Key;
        found.Add(this, key, plate.Name, Describe(plate, images, unused, isOnlyUnused), atMost: atMost);
        if (found.TellsCases)
        {
            foreach (var orphan in PlateImages.OrphansOf(plate).Take(Bounds.Cases))
            {
                found.AddCase(this, key, orphan, plate.Name, "No row of load_data names this image.", atMost: atMost);
            }
        }
    }

    private static string Describe(PlateLoadData plate, PlateImages images, List<KeyValuePair<int, ChannelUse>> unused, bool isOnlyUnused)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"{images.Orphans.Count:N0} of {images.Images:N0} images of plate “{plate.Name}” are named by no row of load_data");
        var channels = unused.Count == 0 || unused.Count == images.Channels.Count
            ? ""
            : $"{(isOnlyUnused ? ": they are all" : "; among them are all")} of channel {string.Join(", ", unused.Select(channel => channel.Key.ToString(CultureInfo.InvariantCulture)))}";
        return $"{start}{channels}{Wells(plate, images)}; for example {string.Join(", ", images.Orphans.Examples.Select(key => $"“{key}”"))}.";
    }

    private static string Wells(PlateLoadData plate, PlateImages images)
    {
        var absent = images.WellsNotIn(plate.Sites).ToList();
        return absent.Count == 0 || !plate.Tables.Any(table => table.HasWell)
            ? ""
            : $"; {absent.Count} of {images.ImagedWells} wells are not in load_data: {string.Join(", ", absent.Take(Listed))}{(absent.Count > Listed ? $" and {absent.Count - Listed} more" : "")}";
    }
}
