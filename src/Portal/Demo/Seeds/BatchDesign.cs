using System.Globalization;

namespace Portal.Demo.Seeds;

/// <summary>What a batch is made of; everything else about it follows.</summary>
internal sealed record BatchDesign
{
    /// <summary>Project and source, such as <c>cpg0037-oasis/broad</c>.</summary>
    public required string Prefix { get; init; }

    public required string Batch { get; init; }

    public required string PlateMap { get; init; }

    public required IReadOnlyList<PlateDesign> Plates { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    public int Sites { get; init; } = 2;

    /// <summary>Whether CellProfiler ran site by site or well by well.</summary>
    public bool GroupsAreSites { get; init; } = true;

    public IEnumerable<Well> Wells =>
        Enumerable.Range(1, Rows).SelectMany(row => Enumerable.Range(1, Columns).Select(column => new Well(row, column)));

    public IEnumerable<int> SiteNumbers => Enumerable.Range(1, Sites);

    public string ImageKey(PlateDesign plate, Well well, int site, Channel channel) => string.Create(CultureInfo.InvariantCulture,
        $"{Prefix}/images/{Batch}/images/{plate.FullName}/Images/r{well.Row:00}c{well.Column:00}f{site:00}p01-ch{channel.Number}sk1fk1fl1.tiff");

    public string IllumKey(PlateDesign plate, Channel channel) =>
        $"{Prefix}/images/{Batch}/illum/{plate.Name}/{plate.Name}_Illum{channel.Name}.npy";

    public string WorkspaceKey(string folder, PlateDesign plate, string file) => $"{Prefix}/workspace/{folder}/{Batch}/{plate.Name}/{file}";
}

/// <summary>A plate by its two names: the short one of the workspace, the full one that the microscope wrote.</summary>
internal sealed record PlateDesign(string Name, string FullName)
{
    public static PlateDesign Imaged(string name, string at) => new(name, $"{name}__{at}-Measurement1");
}
