using System.Globalization;
using System.Text;

namespace Portal.Demo.Seeds;

/// <summary>The raw images of a plate as an Opera Phenix exports them, with its index beside them.</summary>
internal static class RawImages
{
    public static IEnumerable<SeedFile> Of(BatchDesign design, PlateDesign plate)
    {
        yield return new SeedFile($"{design.Prefix}/images/{design.Batch}/images/{plate.FullName}/Images/Index.idx.xml", () => Index(design, plate));
        foreach (var well in design.Wells)
        {
            foreach (var site in design.SiteNumbers)
            {
                foreach (var channel in Channel.All)
                {
                    yield return new SeedFile(design.ImageKey(plate, well, site, channel), () => CellImage.Of(plate, well, site, channel));
                }
            }
        }
    }

    private static byte[] Index(BatchDesign design, PlateDesign plate)
    {
        var wells = design.Wells.Select(well =>
            string.Create(
                CultureInfo.InvariantCulture, $"    <Well id=\"{well.Row:00}{well.Column:00}\" Row=\"{well.Row}\" Col=\"{well.Column}\" />\n"));
        return Encoding.UTF8.GetBytes(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<EvaluationInputData>\n  <Plate>\n    <Name>{plate.Name}</Name>\n{string.Concat(wells)}  </Plate>\n</EvaluationInputData>\n");
    }
}
