using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Curation.Plates.Vendors;
using Testing.Keys;

namespace Curation.Tests.Plates.Vendors;

/// <summary>The naive model of image names: the collected expressions, tried in their order. The two slips of the dialect are taken out.</summary>
internal static class VendorOracle
{
    private static readonly char[] AllLetters = [.. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];

    private static readonly Lazy<(Vendor Vendor, Regex Pattern)[]> Vendors = new(Load);

    public static ImageName? Read(string below)
    {
        foreach (var (vendor, pattern) in Vendors.Value)
        {
            if (pattern.Match(below) is { Success: true } match && Tells(vendor, match.Groups))
            {
                return Named(vendor, match.Groups);
            }
        }

        return null;
    }

    /// <summary>How many namings explain a name; a name that ends with .nd2 may be both of Nikon's.</summary>
    public static int Explanations(string below) => Vendors.Value.Count(
        vendor => vendor.Vendor != Vendor.Nikon && vendor.Pattern.Match(below) is { Success: true } match && Tells(vendor.Vendor, match.Groups));

    // A well alone is no naming of anybody's.
    private static bool Tells(Vendor vendor, GroupCollection groups) =>
        vendor is not Vendor.ImageXpress || groups["field"].Success || groups["ch"].Success || groups["guid"].Success || groups["folder"].Length > 0;

    private static ImageName Named(Vendor vendor, GroupCollection groups) => vendor switch
    {
        Vendor.Nikon => new ImageName { Vendor = vendor },
        Vendor.NikonPooled => new ImageName { Vendor = vendor, Field = Number(groups["pt"]) },
        _ => new ImageName
        {
            Vendor = vendor,
            Row = groups["row"].Success ? Number(groups["row"]) : Letters(groups["well"].Value),
            Column = groups["col"].Success ? Number(groups["col"]) : int.Parse(groups["well"].Value.TrimStart(AllLetters)),
            Field = groups["field"].Success ? Number(groups["field"]) : 1,
            Channel = groups["ch"].Success ? Number(groups["ch"]) : groups["chname"].Success || vendor is Vendor.Opera ? 0 : 1,
            ChannelName = groups["chname"].Success && (vendor is not Vendor.Phenix || groups["more"].Success) ? Named(groups["chname"]) : default,
            Step = groups["step"].Success ? int.Parse(groups["step"].Value) : 0,
            Plane = Number(groups["plane"]),
            Time = Number(groups["t"]),
        },
    };

    // A channel of Phenix follows a hyphen.
    private static Range Named(Group group) =>
        (group.Index + (group.Value.StartsWith("-ch", StringComparison.Ordinal) ? 1 : 0))..(group.Index + group.Length);

    private static int Letters(string well) =>
        well.TakeWhile(char.IsAsciiLetter).Select(char.ToUpperInvariant).Aggregate(0, (row, letter) => (row * 26) + letter - 'A' + 1);

    private static int Number(Group group) => group.Success ? Number(group.Value) : 0;

    private static int Number(string digits) => (int)BigInteger.Min(BigInteger.Parse(digits), int.MaxValue);

    private static (Vendor Vendor, Regex Pattern)[] Load()
    {
        using var file = Corpus.Open("rules.json");
        using var rules = JsonDocument.Parse(file);
        return [.. rules.RootElement.GetProperty("vendors").EnumerateArray().Select(vendor => (
            Of(vendor.GetProperty("id").GetString()!),
            new Regex(Strict(vendor.GetProperty("regex").GetString()!), RegexOptions.Singleline | RegexOptions.CultureInvariant)))];
    }

    private static Vendor Of(string id) => id switch
    {
        "VEND-PHENIX" => Vendor.Phenix,
        "VEND-YOKOGAWA" => Vendor.Yokogawa,
        "VEND-IMAGEXPRESS" => Vendor.ImageXpress,
        "VEND-NIKON-POOLED" => Vendor.NikonPooled,
        "VEND-NIKON-PLATE" => Vendor.NikonPlate,
        "VEND-NIKON-ND2" => Vendor.Nikon,
        "VEND-OPERA" or "VEND-COLUMBUS" => Vendor.Opera,
        "VEND-GEN5" or "VEND-GEN5-OLD" => Vendor.Gen5,
        "VEND-INCELL" => Vendor.InCell,
        _ => throw new InvalidDataException($"{id} is no known naming."),
    };

    private static string Strict(string pattern) => pattern.Replace(@"\d", "[0-9]", StringComparison.Ordinal).TrimEnd('$') + @"\z";
}
