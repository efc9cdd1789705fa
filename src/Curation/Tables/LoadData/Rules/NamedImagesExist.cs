using System.Globalization;
using Curation.Findings;
using Curation.Plates;

namespace Curation.Tables.LoadData.Rules;

internal sealed class NamedImagesExist() : LoadDataRule("L004", Severity.Error, Severity.Warning, "Every image that load_data names exists, in staging or in the gallery.")
{
    public override string Remedy => "Upload the images, or take their rows out of the table; the complete list of findings has every one.";

    public override string Docs => "Gallery documentation, data structure; missing images are what users of public data found most.";

    public override void Check(PlateLoadData plate, SetFindings found)
    {
        MissingReferences.Of(plate, isIllum: false).Tell(this, "images", found);
        LookAtUnknown(plate, found);
    }

    private void LookAtUnknown(PlateLoadData plate, SetFindings found)
    {
        if (plate.Unasked.Any)
        {
            found.Add(this, plate.Folder, plate.Name, $"Not all that load_data names could be looked up in the gallery: {plate.Unasked.Description}");
        }

        if (plate.References.Beyond > 0)
        {
            found.Add(this, plate.Folder, plate.Name, string.Create(
                CultureInfo.InvariantCulture,
                $"load_data names more than {Bounds.References:N0} different objects, or objects in more than {Bounds.Names:N0} folders; {plate.References.Beyond:N0} cells beyond were not looked up."));
        }
    }
}
