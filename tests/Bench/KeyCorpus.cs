using System.IO.Compression;

namespace Bench;

/// <summary>The keys of a listing, unpacked in memory before any clock runs: once as UTF-8 lines, once as texts.</summary>
internal sealed class KeyCorpus
{
    private KeyCorpus(byte[] lines, string[] texts) => (Lines, Texts) = (lines, texts);

    /// <summary>One key a line, each with a line feed after it.</summary>
    public byte[] Lines { get; }

    public string[] Texts { get; }

    public static KeyCorpus Read(string path)
    {
        using var unpacked = new MemoryStream();
        using (var file = File.OpenRead(path))
        using (var gzip = new GZipStream(file, CompressionMode.Decompress))
        {
            gzip.CopyTo(unpacked);
        }

        unpacked.Position = 0;
        var texts = new List<string>();
        using var reader = new StreamReader(unpacked, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            texts.Add(line);
        }

        return texts.Count > 0
            ? new KeyCorpus(unpacked.ToArray(), [.. texts])
            : throw new InvalidDataException($"{path} has no keys; a corpus is a gzip of one key a line.");
    }
}
