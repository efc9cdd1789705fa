namespace Portal.Demo.Seeds;

/// <summary>
/// Paints cells as a channel would show them. All in whole numbers: the functions of floating point differ between
/// processors in their last bit, and an image must have the same bytes everywhere.
/// </summary>
internal static class CellImage
{
    private const int Background = 400;

    public static byte[] Of(PlateDesign plate, Well well, int site, Channel channel)
    {
        var cells = Cell.In(plate, well, site);
        var noise = new SeededRandom(plate.Name, well.Name, ((char)('0' + site)).ToString(), channel.Name);
        var pixels = new ushort[Tiff.Side * Tiff.Side];
        for (var i = 0; i < pixels.Length; i++)
        {
            var light = Background + noise.Next(0, 120);
            foreach (var cell in cells)
            {
                light += Light(cell, channel, i % Tiff.Side, i / Tiff.Side);
            }
            pixels[i] = (ushort)Math.Min(light, ushort.MaxValue);
        }
        return Tiff.Of(pixels);
    }

    private static int Light(Cell cell, Channel channel, int x, int y)
    {
        var distance = ((x - cell.X) * (x - cell.X)) + ((y - cell.Y) * (y - cell.Y));
        var nucleus = cell.NucleusRadius * cell.NucleusRadius;
        return channel.Name switch
        {
            "DNA" => Disc(cell.Brightness, distance, nucleus),
            "RNA" => Disc(cell.Brightness / 2, distance, nucleus / 3) + Disc(cell.Brightness / 4, distance, nucleus * 4),
            "ER" => Ring(cell.Brightness / 2, distance, nucleus, nucleus * 4),
            "AGP" => Ring(cell.Brightness / 3, distance, nucleus * 3, nucleus * 6),
            _ => Ring(cell.Brightness / 2, distance, nucleus, nucleus * 6) * (1 + ((x ^ y) & 1)) / 2,
        };
    }

    // Brightest in the middle, nothing at the edge.
    private static int Disc(int brightness, int distance, int radius) => distance >= radius ? 0 : brightness * (radius - distance) / radius;

    private static int Ring(int brightness, int distance, int inner, int outer) =>
        distance < inner ? brightness / 8 : Disc(brightness, distance - inner, outer - inner);
}
