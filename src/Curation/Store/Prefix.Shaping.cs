namespace Curation.Store;

/// <summary>How a prefix is cut out of what people paste.</summary>
public readonly partial record struct Prefix
{
    /// <summary>A prefix with what people paste around it: the bucket, an address, the slash at its end.</summary>
    public const int LongestTyped = Longest + 200;

    /// <summary>
    /// What a person typed or pasted, without what stands around the prefix: an S3 address, an ARN, the address of a browser's page, quotes,
    /// the star or the slash at its end. Whatever is no prefix after that stays as it was typed, to be judged.
    /// </summary>
    public static string Shaped(string? typed)
    {
        var text = (typed ?? "").Trim().Trim('"', '\'', '`', '“', '”', '<', '>').Trim();
        if (AfterBucket(text) is { } inner)
        {
            text = inner;
        }

        var bare = text.TrimEnd('*').Trim('/');
        return bare.Contains('/', StringComparison.Ordinal) ? bare : text;
    }

    /// <summary>Reads what a person typed or pasted; <paramref name="reason"/> is a sentence for that person.</summary>
    public static bool TryRead(string? typed, out Prefix prefix, out string reason) => TryParse(Shaped(typed), out prefix, out reason);

    // Null for what has no bucket before it.
    private static string? AfterBucket(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var isArn = text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase) && text.Contains(":s3:::", StringComparison.OrdinalIgnoreCase);
        if (scheme is < 1 or > 10 && !isArn)
        {
            return null;
        }

        // Pages of a bucket have the folder in their query, written for an address.
        var isPage = !isArn && text.StartsWith("http", StringComparison.OrdinalIgnoreCase);
        var plain = isPage ? Uri.UnescapeDataString(text) : text;
        for (var at = 0; at < plain.Length; at++)
        {
            if (at > 0 && plain[at - 1] is '/' or '=' && ProjectName.BeginsWithNumber(plain.AsSpan(at)))
            {
                var end = isPage ? plain.AsSpan(at).IndexOfAny('?', '&', '#') : -1;
                return end < 0 ? plain[at..] : plain.Substring(at, end);
            }
        }

        // Of the project something is wrong: what comes behind the bucket is what it is said of.
        var slash = plain.IndexOf('/', isArn ? 0 : scheme + 3);
        return isPage || slash < 0 || slash == plain.Length - 1 ? null : plain[(slash + 1)..];
    }
}
