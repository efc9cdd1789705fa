namespace Portal.Demo.Seeds;

/// <summary>One cell of a field of view, in pixels.</summary>
internal readonly record struct Cell(int X, int Y, int NucleusRadius, int Brightness)
{
    /// <summary>The cells of one site: images and tables both follow from them, so that they agree.</summary>
    public static IReadOnlyList<Cell> In(PlateDesign plate, Well well, int site)
    {
        var noise = new SeededRandom(plate.Name, well.Name, ((char)('0' + site)).ToString());
        return [.. Enumerable.Range(0, noise.Next(4, 9))
            .Select(_ => new Cell(noise.Next(6, Tiff.Side - 6), noise.Next(6, Tiff.Side - 6), noise.Next(3, 6), noise.Next(8_000, 20_000)))];
    }
}
