using Curation.Checks;
using Curation.Findings;
using Curation.Store;

namespace Curation.Tests.Plates;

/// <summary>A complete deposit as a listing, to be damaged by a test.</summary>
internal sealed class Listing
{
    public const string Place = "cpg0016-jump/source_4";
    public const string Batch = "2021_04_26_Batch1";
    public const string Images = $"{Place}/images/{Batch}/";
    public const string Workspace = $"{Place}/workspace/";
    private static readonly string[] Tables = ["Cells", "Cytoplasm", "Experiment", "Image", "Nuclei"];

    private IEnumerable<string> keys;

    private Listing(IEnumerable<string> keys) => this.keys = keys;

    public IEnumerable<string> Keys => keys;

    public static string Full(string plate) => $"{plate}__2021-05-02T16_02_51-Measurement1";

    public static Listing Of(params string[] plates) => new(plates.SelectMany(OfPlate).Concat(Maps(Batch)));

    public static Listing OfKeys(params string[] keys) => new(keys);

    /// <summary>A pooled plate with two barcoding cycles.</summary>
    public static Listing Pooled() => new(
        ((string[])["10X_c1-SBS-1", "10X_c2-SBS-2", "20X_CP_CP257A"])
            .Select(cycle => $"{Images}images/CP257A/{cycle}/Well1_Point1_0000_ChannelDAPI_Seq0000.nd2")
            .Concat(from cycle in (int[])[1, 2] from channel in "ACGT" select $"{Images}illum/CP257A/CP257A_Cycle{cycle}_Illum{channel}.npy")
            .Concat(OfWorkspace("CP257A"))
            .Concat(((string[])["Barcodes.csv", "metadata.json"]).Select(file => $"{Workspace}metadata/{Batch}/{file}")));

    public Listing Without(string part)
    {
        keys = keys.Where(key => !key.Contains(part, StringComparison.Ordinal));
        return this;
    }

    public Listing Renamed(string from, string to)
    {
        keys = keys.Select(key => key.Replace(from, to, StringComparison.Ordinal));
        return this;
    }

    public Listing With(params string[] more)
    {
        keys = keys.Concat(more);
        return this;
    }

    public List<Finding> Check(Profile profile = Profile.Staging, string? scope = null)
    {
        var found = new List<Finding>();
        Report(profile, found.Add, scope);
        return [.. found.Where(finding => RulePack.OfListings.Any(rule => rule.Id == finding.Rule))];
    }

    public DepositReport Report(Profile profile = Profile.Staging, Action<Finding>? tell = null, string? scope = null)
    {
        var check = new DepositCheck(RulePack.Gallery, profile, tell, scope is null ? null : Prefix.Parse(scope));
        foreach (var key in keys.Order(StringComparer.Ordinal))
        {
            check.Observe(key, 1000);
        }

        return check.Complete();
    }

    private static IEnumerable<string> OfPlate(string plate) =>
        ((string[])["r01c01f01p01-ch1sk1fk1fl1.tiff", "r01c02f01p01-ch1sk1fk1fl1.tiff", "Index.idx.xml"])
            .Select(file => $"{Images}images/{Full(plate)}/Images/{file}")
            .Concat(((string[])["AGP", "DNA", "Brightfield_H"]).Select(channel => $"{Images}illum/{plate}/{plate}_Illum{channel}.npy"))
            .Concat(OfWorkspace(plate));

    private static IEnumerable<string> OfWorkspace(string plate) =>
    [
        .. from site in (string[])["A01-1", "A02-1"]
           from table in Tables
           select $"{Workspace}analysis/{Batch}/{plate}/analysis/{plate}-{site}/{table}.csv",
        $"{Workspace}analysis/{Batch}/{plate}/analysis/{plate}-A01-1/outlines/A01_s1--cell_outlines.png",
        $"{Workspace}backend/{Batch}/{plate}/{plate}.csv",
        $"{Workspace}backend/{Batch}/{plate}/{plate}.sqlite",
        $"{Workspace}load_data_csv/{Batch}/{plate}/load_data.csv",
        $"{Workspace}load_data_csv/{Batch}/{plate}/load_data_with_illum.csv",
        $"{Workspace}profiles/{Batch}/{plate}/{plate}.csv.gz",
        $"{Workspace}profiles/{Batch}/{plate}/{plate}_normalized.csv.gz",
    ];

    private static string[] Maps(string batch) =>
        [$"{Workspace}metadata/platemaps/{batch}/barcode_platemap.csv", $"{Workspace}metadata/platemaps/{batch}/platemap/OAA01.02.A.txt"];
}
