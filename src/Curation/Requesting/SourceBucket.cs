using System.Net;

namespace Curation.Requesting;

/// <summary>A bucket that data comes from, as far as its name and region tell.</summary>
public static class SourceBucket
{
    public const int Longest = 63;

    /// <summary>More than any region of AWS has.</summary>
    public const int LongestRegion = 60;

    private static readonly string[] TakenStarts = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] TakenEnds = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];
    private static readonly string[] Directions = ["north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest"];

    /// <summary>What is wrong with a bucket's name; null if nothing is.</summary>
    public static string? NameFault(string? typed)
    {
        var name = (typed ?? "").Trim();
        return name switch
        {
            "" => "Name the bucket that holds the data, without s3://.",
            _ when name.Contains('/', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) =>
                "Write the bucket's bare name: no s3://, no folder, no ARN.",
            { Length: < 3 or > Longest } => $"A bucket's name has 3 to 63 characters; this one has {name.Length}.",
            _ when !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.') =>
                "A bucket's name holds small letters, digits, “-” and “.”.",
            _ when !char.IsAsciiLetterOrDigit(name[0]) || !char.IsAsciiLetterOrDigit(name[^1]) =>
                "A bucket's name starts and ends with a letter or digit.",
            _ when name.Contains("..", StringComparison.Ordinal) => "A bucket's name has no two dots side by side.",
            _ when IPAddress.TryParse(name, out _) && name.Count(c => c == '.') == 3 =>
                $"“{name}” is written as a network address: no bucket is called so.",
            _ when TakenStarts.FirstOrDefault(start => name.StartsWith(start, StringComparison.Ordinal)) is { } start =>
                $"No bucket of yours starts with “{start}”: S3 keeps that for itself.",
            _ when TakenEnds.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal)) is { } end =>
                $"“{end}” marks an alias or another kind of bucket: name the general purpose bucket itself.",
            _ => null,
        };
    }

    /// <summary>What is wrong with a region; null if it has the shape of one. New regions come, so none is looked up.</summary>
    public static string? RegionFault(string? typed)
    {
        var region = (typed ?? "").Trim();
        if (region.Length == 0)
        {
            return "Name the bucket's region, for example us-east-1.";
        }

        if (region.Length > LongestRegion)
        {
            return $"A region has at most {LongestRegion} characters, for example us-east-1; this one has {region.Length}.";
        }

        return region.Split('-') switch
        {
            ["cn", _, var number] when IsNumber(number) => OtherPartition(region),
            [{ Length: 2 or 4 } area, { Length: > 1 and < 5 } part, var direction, var number]
                when IsLetters(area) && IsLetters(part) && Directions.Contains(direction) && IsNumber(number) => OtherPartition(region),
            [{ Length: 2 } area, var direction, var number] when IsLetters(area) && Directions.Contains(direction) && IsNumber(number) => null,
            _ => $"“{region}” is not a region of AWS, such as us-east-1 or eu-central-1.",
        };
    }

    private static string OtherPartition(string region) =>
        $"{region} lies in a part of AWS that cannot reach the gallery's bucket: choose “On a server”, and upload from there.";

    private static bool IsLetters(string text) => text.All(char.IsAsciiLetterLower);

    private static bool IsNumber(string text) => text is [>= '1' and <= '9'];
}
