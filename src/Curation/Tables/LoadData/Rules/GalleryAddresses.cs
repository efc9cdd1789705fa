using System.Globalization;
using Curation.Findings;

namespace Curation.Tables.LoadData.Rules;

internal sealed class GalleryAddresses()
    : LoadDataRule("L002", Severity.Error, Severity.Warning, "The columns of images are URL_<Channel>, and what they hold begins with s3://cellpainting-gallery/ and the project.")
{
    public override string Remedy => "Write the addresses that the images will have in the gallery: s3://cellpainting-gallery/ and the key.";

    public override string Docs => "Gallery documentation, data structure: load_data_csv.";

    public override void Check(PlateLoadData plate, SetFindings found)
    {
        foreach (var table in plate.Tables.Where(table => table.Outcome.HasHeader))
        {
            if (table.Images.Count == 0)
            {
                found.Add(this, table.Key, plate.Name, table.Header is { IsSeparatedOtherwise: true } header
                    ? header.Describe(table.FileName, "commas")
                    : $"“{table.FileName}” has no column URL_<Channel>: it names no image.");
            }

            if (table.Header is { HasMark: true })
            {
                found.Add(
                    this,
                    table.Key,
                    plate.Name,
                    $"“{table.FileName}” begins with a byte order mark, which some programs take for a part of the first column's name.",
                    atMost: Severity.Info);
            }

            if (table.Images.Count(column => column.IsPair) is var pairs and > 0)
            {
                found.Add(
                    this,
                    table.Key,
                    plate.Name,
                    $"“{table.FileName}” names images by PathName_ and FileName_, as was done once, in {pairs} of {table.Images.Count} channels; now each channel has one column URL_<Channel>.",
                    atMost: found.IsGallery ? Severity.Info : Severity.Error);
            }

            foreach (var (form, cases) in table.OddAddresses)
            {
                found.Add(this, table.Key, plate.Name, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{cases.Count:N0} of {table.Cells:N0} cells for images in “{table.FileName}” {form.Describe()}: {cases.Description}."));
            }
        }
    }
}
