using Curation.Checks;
using Curation.Findings;
using Curation.Plates;
using Curation.Store;

namespace Curation.Tests.Tables.Platemaps;

/// <summary>A batch with plates of six wells, its barcode_platemap.csv and one plate map, all sound, to be damaged by a test.</summary>
internal sealed class MapSet
{
    public const string Place = "cpg0016-jump/source_4";
    public const string Batch = "2021_04_26_Batch1";
    public const string Map = "OAA01.02.03.04.A";
    public const string Folder = $"{Place}/workspace/metadata/platemaps/{Batch}/";
    public const string Barcodes = $"{Folder}barcode_platemap.csv";
    public const string MapFile = $"{Folder}platemap/{Map}.txt";

    public MapSet(params string[] plates)
    {
        foreach (var plate in plates)
        {
            AddImages(Full(plate));
            Staging.Put($"{Place}/workspace/backend/{Batch}/{plate}/{plate}.sqlite", "SQLite format 3\0 and pages");
            Staging.Put($"{Place}/workspace/backend/{Batch}/{plate}/{plate}.csv", "a table");
        }

        Put("Assay_Plate_Barcode,Plate_Map_Name\n" + string.Concat(plates.Select(plate => $"{plate},{Map}\n")));
        PutMap(Map, Rows(Map));
    }

    public TextContents Staging { get; } = new();

    public static string Full(string plate) => $"{plate}__2021-05-02T16_02_51-Measurement1";

    public static string Rows(string map) =>
        "plate_map_name\twell_position\tbroad_sample\n"
        + string.Concat(((string[])["A01", "A02", "A03", "B01", "B02", "B03"]).Select(well => $"{map}\t{well}\tBRD-K1\n"));

    public MapSet AddImages(string full)
    {
        foreach (var well in (string[])["r01c01", "r01c02", "r01c03", "r02c01", "r02c02", "r02c03"])
        {
            Staging.Put($"{Place}/images/{Batch}/images/{full}/Images/{well}f01p01-ch1sk1fk1fl1.tiff", "a picture of cells");
        }

        return this;
    }

    /// <summary>Puts another barcode_platemap.csv in the place of the sound one.</summary>
    public MapSet Put(string barcodes)
    {
        Staging.Put(Barcodes, barcodes);
        return this;
    }

    public MapSet PutMap(string name, string text, string ending = ".txt")
    {
        Staging.Put($"{Folder}platemap/{name}{ending}", text);
        return this;
    }

    public MapSet EditMap(Func<string, string> edit) => PutMap(Map, edit(Staging.Text(MapFile)));

    public MapSet Edit(Func<string, string> edit) => Put(edit(Staging.Text(Barcodes)));

    public MapSet Without(string part)
    {
        foreach (var key in Staging.Keys.Where(key => key.Contains(part, StringComparison.Ordinal)).ToList())
        {
            Staging.Remove(key);
        }

        return this;
    }

    /// <summary>All findings, those of listings too, without the single cases of a finding.</summary>
    public async Task<List<Finding>> CheckAllAsync(Profile profile = Profile.Staging, string? scope = null)
    {
        var found = new List<Finding>();
        var check = new DepositCheck(RulePack.Gallery, profile, found.Add, scope is null ? null : Prefix.Parse(scope), new MemoryStream());
        foreach (var key in Staging.Keys)
        {
            check.Observe(key, Staging.SizeOf(key));
        }

        await check.CompleteAsync(Staging, null, null, CancellationToken.None);
        return [.. found.Where(finding => finding.PartOf is null)];
    }

    /// <summary>The findings of rules about contents.</summary>
    public async Task<List<Finding>> CheckAsync(Profile profile = Profile.Staging, string? scope = null) =>
        [.. (await CheckAllAsync(profile, scope)).Where(finding => RulePack.OfContents.Any(rule => rule.Id == finding.Rule))];

    public async Task<Finding> OnlyAsync() => Assert.Single(await CheckAsync());
}
