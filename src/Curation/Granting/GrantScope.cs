using Curation.Store;

namespace Curation.Granting;

/// <summary>
/// What a grant reaches, as the provider writes it: <c>s3://bucket*</c> and <c>s3://bucket/*</c> (the whole bucket), <c>s3://bucket/p*</c>
/// (every key that begins with <c>p</c>, so that only <c>p/*</c> is a folder) and <c>s3://bucket/key</c> (one object). The bucket is read
/// first and compared whole: <c>s3://bucket*</c> is no way into <c>bucket-secrets</c>.
/// </summary>
public readonly record struct GrantScope
{
    /// <summary>What the provider takes.</summary>
    public const int Longest = 2000;

    private const string Scheme = "s3://";

    private readonly string? text;
    private readonly string? bucket;
    private readonly string? start;

    private GrantScope(string text, string bucket, string start, bool isObject) =>
        (this.text, this.bucket, this.start, IsObject) = (text, bucket, start, isObject);

    public string Text => text ?? throw new InvalidOperationException("This scope was never set.");

    /// <summary>Empty for a scope that is not understood.</summary>
    public string Bucket => bucket ?? "";

    /// <summary>What the keys begin with, or the one key; empty for a whole bucket.</summary>
    public string Start => start ?? "";

    public bool IsObject { get; }

    /// <summary>False for what <see cref="Reported"/> could not read; such a scope covers nothing and is a case for a person.</summary>
    public bool IsUnderstood => bucket is not null;

    public bool IsBucketWide => IsUnderstood && !IsObject && Start.Length == 0;

    /// <summary>Whether it is all that is below one folder: the only shape that a deposit's grant has.</summary>
    public bool IsFolder => IsUnderstood && !IsObject && Start.Length > 1 && !LacksSlashBeforeStar;

    /// <summary>Such a scope also reaches names that merely begin alike: <c>p*</c> reaches <c>p2/…</c>.</summary>
    public bool LacksSlashBeforeStar => IsUnderstood && !IsObject && Text[^2] != '/';

    /// <summary>Everything below a prefix, and nothing beside it.</summary>
    public static GrantScope Below(string bucket, Prefix prefix) => Parse($"{Scheme}{bucket}/{prefix.Folder}*");

    public static GrantScope Parse(string text) => TryParse(text, out var scope, out var reason) ? scope : throw new FormatException(reason);

    /// <summary>What a provider's list says, taken as it is: a scope of an unknown shape must be seen, not break the list.</summary>
    public static GrantScope Reported(string text) => TryParse(text, out var scope, out _) ? scope : new GrantScope(text, null!, "", false);

    /// <summary>Reads one of the four shapes; <paramref name="reason"/> is a sentence for the person who wrote it.</summary>
    public static bool TryParse(string? text, out GrantScope scope, out string reason)
    {
        scope = default;
        reason = Fault(text ?? "", out var bucket, out var start);
        if (reason.Length > 0)
        {
            return false;
        }

        var isObject = text![^1] != '*';
        scope = new GrantScope(text, bucket, isObject ? start : start[..^1], isObject);
        return true;
    }

    /// <summary>Whether the scope reaches this very key. A key with a folder “.” or “..” is reached by none: tools fold it into another.</summary>
    public bool Covers(string inBucket, string key) =>
        IsUnderstood
        && key.Length > 0
        && Bucket == inBucket
        && !Folds(key)
        && (IsObject ? key == Start : key.StartsWith(Start, StringComparison.Ordinal));

    /// <summary>Whether the scope reaches every key below a prefix.</summary>
    public bool Covers(string inBucket, Prefix prefix) =>
        IsUnderstood && !IsObject && Bucket == inBucket && prefix.Folder.StartsWith(Start, StringComparison.Ordinal);

    /// <summary>Whether the scope reaches all that the other one reaches.</summary>
    public bool Covers(GrantScope other) => IsUnderstood && other.IsUnderstood && Bucket == other.Bucket
        && (IsObject ? other.IsObject && other.Start == Start : other.Start.StartsWith(Start, StringComparison.Ordinal));

    /// <summary>Whether there can be a key that both reach.</summary>
    public bool Overlaps(GrantScope other) => Covers(other) || other.Covers(this);

    public override string ToString() => text ?? "";

    private static string Fault(string text, out string bucket, out string start)
    {
        (bucket, start) = ("", "");
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return $"A scope begins with s3://, for example s3://bucket/cpg0037-oasis/broad/*; “{text}” does not.";
        }

        if (text.Length > Longest)
        {
            return $"A scope has at most {Longest} characters; this one has {text.Length}.";
        }

        var path = text[Scheme.Length..];
        var slash = path.IndexOf('/', StringComparison.Ordinal);

        // Without a slash only the star may follow the bucket's name.
        bucket = slash < 0 ? path.TrimEnd('*') : path[..slash];
        start = path[(slash < 0 ? bucket.Length : slash + 1)..];
        if (!IsBucket(bucket))
        {
            return $"“{bucket}” is not the name of a bucket: 3 to 63 lower-case letters, digits, “-” and “.”.";
        }

        if (start.Length == 0)
        {
            return $"“{text}” names neither keys nor an object: end it with /*, or name an object.";
        }

        return start.IndexOf('*', StringComparison.Ordinal) is var star && star >= 0 && star < start.Length - 1
            ? $"A star stands only at the end of a scope; “{text}” has one before it."
            : Folds(start) || start.Any(char.IsControl)
                ? $"“{text}” holds a folder “.” or “..”, or a control character, which tools read in different ways."
                : "";
    }

    private static bool IsBucket(string name) =>
        name.Length is >= 3 and <= 63 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');

    private static bool Folds(string key) => key.Split('/').Any(folder => folder is "." or "..");
}
