namespace Sandbox.S3Control;

/// <summary>What a grant gives or a target asks for: all keys of one bucket that begin so, or one key.</summary>
internal sealed record Scope(string Bucket, string Start, bool IsObject)
{
    private const string Scheme = "s3://";

    /// <summary>
    /// Reads <c>s3://bucket*</c>, <c>s3://bucket/start*</c> and, where an object is meant, <c>s3://bucket/key</c>; null when it is none.
    /// </summary>
    public static Scope? Read(string text, bool isObject)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal) || text.Length > 2000)
        {
            return null;
        }
        var path = isObject ? text[Scheme.Length..] : text[Scheme.Length..^1];
        if (!isObject && text[^1] != '*')
        {
            return null;
        }
        // The bucket ends where its name ends, so that no star reaches into another bucket's name.
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var scope = slash < 0 ? new Scope(path, "", isObject) : new Scope(path[..slash], path[(slash + 1)..], isObject);
        return IsBucket(scope.Bucket) && (scope.Start.Length > 0 || !isObject) ? scope : null;
    }

    /// <summary>Whether a text is <c>s3://bucket</c> with or without a prefix behind it.</summary>
    public static bool IsPath(string text) =>
        text.StartsWith(Scheme, StringComparison.Ordinal) && text.Length <= 2000 && IsBucket(text[Scheme.Length..].Split('/')[0]);

    private static bool IsBucket(string name) =>
        name.Length is >= 3 and <= 63 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');

    /// <summary>Whether all that the other asks for lies in this one.</summary>
    public bool Holds(Scope other) => Bucket == other.Bucket
        && (IsObject ? other.IsObject && other.Start == Start : other.Start.StartsWith(Start, StringComparison.Ordinal));
}
