using System.Text;
using Curation.Registries;

namespace Curation.Yaml;

/// <summary>Reads and writes registry.yml. What is read is bounded and plain: see <see cref="PlainYaml"/>.</summary>
public static class RegistryYaml
{
    /// <summary>A hundred times the gallery's own.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    public const string MostBytesInWords = "4 MB";

    /// <summary>The file, or null and all that is wrong with it.</summary>
    public static RegistryFile? Read(ReadOnlyMemory<byte> bytes, FaultList faults)
    {
        if (bytes.Length > MostBytes)
        {
            faults.Add(0, "", $"the file has {bytes.Length:N0} bytes; a registry has at most {MostBytesInWords}.");
            return null;
        }

        return Decode(bytes.Span, faults) is { } text && PlainYaml.Read(text, faults) is { } root ? RegistryFile.Judge(bytes, root, faults) : null;
    }

    /// <summary>
    /// The file with more datasets behind its own. Its own text stays as it is, every byte; only if the new ones cannot be put behind it, because the
    /// list is written otherwise or something follows it, the whole is written anew, and comments are lost.
    /// </summary>
    public static byte[] Write(RegistryFile file, IReadOnlyCollection<Dataset> more)
    {
        if (more.Count == 0)
        {
            return file.Bytes.ToArray();
        }

        var wanted = With(file.Root, more);
        var appended = Appended(file, more);
        var faults = new FaultList();
        return appended is not null && Read(appended, faults) is { } read && Node.AreSame(read.Root, wanted)
            ? appended
            : Encoding.UTF8.GetBytes(RegistryWriter.Write(wanted));
    }

    private static byte[]? Appended(RegistryFile file, IReadOnlyCollection<Dataset> more)
    {
        var text = Decode(file.Bytes.Span, new FaultList())!;
        if (file.Datasets.Count == 0)
        {
            return null;
        }

        // The build's own was never read, so it has no lines; it is written as the writer does.
        var line = file.Datasets[0].Node.Line;
        var first = line == 0 ? "  -" : text.Split('\n')[line - 1];
        var indent = first[..(first.Length - first.TrimStart(' ').Length)];
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var items = RegistryWriter.WriteItems(more, indent).Replace("\n", end, StringComparison.Ordinal);
        var hasMark = file.Bytes.Span.StartsWith(Encoding.UTF8.Preamble);
        return [.. hasMark ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text + (text.EndsWith('\n') ? "" : end) + items)];
    }

    private static FieldsNode With(FieldsNode root, IEnumerable<Dataset> more) => new(
        [.. root.Fields.Select(field => field.Name == "datasets" && field.Value is ListNode list
            ? field with { Value = new ListNode([.. list.Items, .. more.Select(dataset => dataset.Node)]) }
            : field)]);

    private static string? Decode(ReadOnlySpan<byte> bytes, FaultList faults)
    {
        var body = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
        }
        catch (DecoderFallbackException exception)
        {
            var line = 1 + body[..Math.Max(0, exception.Index)].Count((byte)'\n');
            faults.Add(line, "", "the file is no UTF-8 text: save it as UTF-8, as registry.yml is.");
            return null;
        }
    }
}
