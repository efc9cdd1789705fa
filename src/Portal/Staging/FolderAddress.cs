namespace Portal.Staging;

/// <summary>
/// A folder's path in the address of a page, and back, exactly: keys hold blanks, “+”, “%”, “#” and empty folders. The path is read from the
/// address itself, because a router decodes and trims what it hands over.
/// </summary>
internal static class FolderAddress
{
    /// <param name="root">The page, without a slash at its end: <c>/staging</c>.</param>
    /// <param name="path">Empty, or a folder with the slash at its end.</param>
    public static string Of(string root, string path) => path.Length == 0 ? root : $"{root}/{string.Join('/', path.Split('/').Select(Encoded))}";

    /// <param name="address">Relative to the portal's own, with or without a query.</param>
    /// <param name="segments">How many segments the page itself has.</param>
    public static string PathIn(string address, int segments)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        var parts = (end < 0 ? address : address[..end]).Split('/');
        return string.Join('/', parts.Skip(segments).Select(Decoded));
    }

    /// <summary>The folders on the way to a path, each with its own path: <c>a/</c>, <c>a/b/</c>.</summary>
    public static IEnumerable<(string Name, string Path)> Trail(string path)
    {
        for (var start = 0; start < path.Length;)
        {
            var slash = path.IndexOf('/', start);
            var end = slash < 0 ? path.Length : slash + 1;
            yield return (path[start..end], path[..end]);
            start = end;
        }
    }

    // Browsers take “.” and “..” away, even encoded ones; such a folder is written with a tilde before it.
    private static string Encoded(string segment) => Uri.EscapeDataString(IsDots(segment) ? "~" + segment : segment);

    private static string Decoded(string segment)
    {
        var decoded = Uri.UnescapeDataString(segment);
        return decoded.StartsWith('~') && IsDots(decoded) ? decoded[1..] : decoded;
    }

    private static bool IsDots(string segment) => segment.TrimStart('~') is "." or "..";
}
