namespace Portal.Demo.Seeds;

/// <summary>How evenly each channel of a plate was lit: one NumPy array a channel.</summary>
internal static class Illumination
{
    public static IEnumerable<SeedFile> Of(BatchDesign design, PlateDesign plate) =>
        Channel.All.Select(channel => new SeedFile(design.IllumKey(plate, channel), () => Array(plate, channel)));

    public static byte[] Array(PlateDesign plate, Channel channel)
    {
        var noise = new SeededRandom(plate.Name, channel.Name, "illum");
        var (x, y) = (noise.Next(24, 40), noise.Next(24, 40));
        var values = new float[Tiff.Side * Tiff.Side];
        for (var i = 0; i < values.Length; i++)
        {
            var (dx, dy) = ((i % Tiff.Side) - x, (i / Tiff.Side) - y);
            // Bright in the middle, as a lamp is; the sum is exact in a float.
            values[i] = 1 + ((4096 - (dx * dx) - (dy * dy)) / 8192f);
        }
        return Npy.Of(values, Tiff.Side, Tiff.Side);
    }
}
