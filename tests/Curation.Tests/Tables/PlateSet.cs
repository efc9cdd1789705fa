using System.Globalization;
using System.Text;
using Curation.Checks;
using Curation.Findings;
using Curation.Plates;
using Curation.Plates.Wells;
using Curation.Store;

namespace Curation.Tests.Tables;

/// <summary>A small sound deposit whose tables and images agree, to be damaged by a test.</summary>
internal sealed class PlateSet
{
    public const string Place = "cpg0016-jump/source_4";
    public const string Batch = "2021_04_26_Batch1";
    public const string Plate = "BR00117035";
    public const string Full = $"{Plate}__2021-05-02T16_02_51-Measurement1";
    public const string Images = $"{Place}/images/{Batch}/images/{Full}/Images/";
    public const string Illum = $"{Place}/images/{Batch}/illum/{Plate}/";
    public const string LoadDataFolder = $"{Place}/workspace/load_data_csv/{Batch}/{Plate}/";
    public const string Analysis = $"{Place}/workspace/analysis/{Batch}/{Plate}/analysis/";
    private readonly string[] channels;

    public PlateSet(int rows = 2, int columns = 3, int sites = 2, params string[] channels)
    {
        this.channels = channels.Length > 0 ? channels : ["DNA", "AGP", "Mito"];
        Sites = [.. from row in Enumerable.Range(1, rows)
                    from column in Enumerable.Range(1, columns)
                    from site in Enumerable.Range(1, sites)
                    select (row, column, site)];
        foreach (var (row, column, site) in Sites)
        {
            for (var channel = 0; channel < this.channels.Length; channel++)
            {
                Staging.Put(Image(row, column, site, channel), "a picture of cells");
            }

            Staging.Put($"{Analysis}{Plate}-{Well(row, column)}-{site}/Image.csv", "ImageNumber\n1\n");
            Staging.Put($"{Analysis}{Plate}-{Well(row, column)}-{site}/Cells.csv", "ImageNumber\n1\n");
        }

        foreach (var channel in this.channels)
        {
            Staging.Put($"{Illum}{Plate}_Illum{channel}.npy", "a function of light");
        }

        Staging.Put(LoadDataFolder + "load_data.csv", Table(withIllum: false));
        Staging.Put(LoadDataFolder + "load_data_with_illum.csv", Table(withIllum: true));
    }

    public IReadOnlyList<(int Row, int Column, int Site)> Sites { get; }

    public TextContents Staging { get; } = new();

    public TextContents Gallery { get; } = new();

    public static string Well(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + row - 1)}{column:00}");

    public static string Image(int row, int column, int site, int channel) =>
        string.Create(CultureInfo.InvariantCulture, $"{Images}r{row:00}c{column:00}f{site:00}p01-ch{channel + 1}sk1fk1fl1.tiff");

    /// <summary>Changes the text of both tables.</summary>
    public PlateSet Edit(Func<string, string> edit) => Edit("load_data.csv", edit).Edit("load_data_with_illum.csv", edit);

    public PlateSet Edit(string table, Func<string, string> edit)
    {
        Staging.Put(LoadDataFolder + table, edit(Staging.Text(LoadDataFolder + table)));
        return this;
    }

    public PlateSet Replace(string from, string to) => Edit(text => text.Replace(from, to, StringComparison.Ordinal));

    public PlateSet Without(string part)
    {
        foreach (var key in Staging.Keys.Where(key => key.Contains(part, StringComparison.Ordinal)).ToList())
        {
            Staging.Remove(key);
        }

        return this;
    }

    public PlateSet Rename(string from, string to)
    {
        foreach (var key in Staging.Keys.Where(key => key.Contains(from, StringComparison.Ordinal)).ToList())
        {
            var text = Staging.Text(key);
            Staging.Remove(key);
            Staging.Put(key.Replace(from, to, StringComparison.Ordinal), text);
        }

        return this;
    }

    /// <summary>Another name for the plate, in keys and in tables.</summary>
    public PlateSet Named(string plate) => Replace(Plate, plate).Rename(Plate, plate);

    public PlateSet With(string key, string text = "some bytes or other")
    {
        Staging.Put(key, text);
        return this;
    }

    /// <summary>The findings of rules about contents, without the single cases of a finding.</summary>
    public async Task<List<Finding>> CheckAsync(Profile profile = Profile.Staging, bool asksGallery = true) =>
        [.. (await ReportAsync(profile, asksGallery)).Found.Where(finding => finding.PartOf is null)];

    public async Task<(DepositReport Report, List<Finding> Found)> ReportAsync(
        Profile profile = Profile.Staging, bool asksGallery = true, string? scope = null)
    {
        var found = new List<Finding>();
        var check = new DepositCheck(RulePack.Gallery, profile, found.Add, scope is null ? null : Prefix.Parse(scope), new MemoryStream());
        foreach (var key in Staging.Keys)
        {
            check.Observe(key, Staging.SizeOf(key));
        }

        var report = await check.CompleteAsync(Staging, asksGallery ? Gallery : null, null, CancellationToken.None);
        found.RemoveAll(finding => RulePack.OfContents.All(rule => rule.Id != finding.Rule));
        return (report, found);
    }

    private string Table(bool withIllum)
    {
        var text = new StringBuilder();
        text.AppendLine(string.Join(
            ',',
            [
                "Metadata_Plate",
                "Metadata_Well",
                "Metadata_Site",
                .. channels.Select(c => $"URL_Orig{c}"),
                .. withIllum ? channels.Select(c => $"URL_Illum{c}") : [],
            ]));
        foreach (var (row, column, site) in Sites)
        {
            text.AppendLine(string.Join(
                ',',
                [
                    Plate, Well(row, column), site.ToString(CultureInfo.InvariantCulture),
                    .. channels.Select((_, channel) => $"s3://cellpainting-gallery/{Image(row, column, site, channel)}"),
                    .. withIllum ? channels.Select(c => $"s3://cellpainting-gallery/{Illum}{Plate}_Illum{c}.npy") : [],
                ]));
        }

        return text.ToString();
    }
}
