using System.IO.Compression;

namespace Testing.Keys;

/// <summary>Keys collected from the public bucket, from public repositories, and those of them that are known to be odd.</summary>
public static class Corpus
{
    private static readonly Lazy<string[]> Real = new(() => [.. Lines("real-keys.txt.gz")]);

    private static readonly Lazy<string[]> Derived = new(() => [.. Lines("derived-keys.tsv.gz").Skip(1).Select(line => line.Split('\t')[0])]);

    public static string[] RealKeys => Real.Value;

    public static string[] DerivedKeys => Derived.Value;

    /// <summary>Key, kind (exact, prefix, pattern, ...), and the rules it breaks.</summary>
    public static IEnumerable<(string Key, string Kind, string[] Rules)> OddKeys =>
        Lines("odd-keys.tsv").Skip(1).Select(line => line.Split('\t')).Select(fields => (fields[0], fields[1], fields[3].Split(',')));

    /// <summary>The errors that the check finds on the collected keys, by rule and key.</summary>
    public static IEnumerable<(string Rule, string Key)> KnownErrors =>
        Lines("known-errors.tsv").Skip(1).Select(line => line.Split('\t')).Select(fields => (fields[0], fields[1])).Order();

    public static Stream Open(string name) =>
        typeof(Corpus).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");

    private static IEnumerable<string> Lines(string name)
    {
        using var file = Open(name);
        using var reader = new StreamReader(name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
