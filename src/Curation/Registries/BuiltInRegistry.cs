using System.Text;

namespace Curation.Registries;

/// <summary>
/// The registry this build ships, in the form that a file has: what a first export writes, and what a first import is compared with.
/// </summary>
internal static class BuiltInRegistry
{
    private static readonly string[] Sizes = ["total", "images", "numerical"];

    /// <param name="table">A heading, then one project a line: name, number, state, sizes of all, of images and of the rest, protocol.</param>
    public static RegistryFile Read(string table)
    {
        var lines = table.Split('\n').Skip(1).Select(line => line.TrimEnd('\r').Split('\t')).Where(fields => fields.Length > 2).ToList();
        var second = lines.Select(fields => RegisteredProject.Parse(string.Join('\t', fields), 0))
            .Where(project => project.AliasOf is not null)
            .ToLookup(project => project.AliasOf!, project => project.Name);
        var datasets = lines.Where(fields => RegisteredProject.Parse(string.Join('\t', fields), 0).AliasOf is null)
            .Select(fields => NodeOf(fields, second[fields[0]]));
        var root = new FieldsNode([new NamedNode("datasets", new ListNode([.. datasets]))]);
        var faults = new FaultList();
        return RegistryFile.Judge(Encoding.UTF8.GetBytes(RegistryWriter.Write(root)), root, faults)
            ?? throw new InvalidOperationException($"The build's own registry is no good: {faults.Kept[0]}");
    }

    private static FieldsNode NodeOf(string[] fields, IEnumerable<string> secondNames)
    {
        List<NamedNode> found =
        [
            new("name", new TextNode(fields[0], isPlain: true)),
            Text("description", ""),
            new(
                "status",
                new TextNode(fields[2].StartsWith("complete", StringComparison.Ordinal) ? Dataset.Published : Dataset.Unpublished, isPlain: true)),
        ];
        string[] sizes = [.. fields.Skip(3).Take(3)];
        if (sizes.Any(size => size.Length > 0))
        {
            found.Add(new("size", new FieldsNode([.. Sizes.Zip(sizes, Text)])));
        }

        if (fields.ElementAtOrDefault(6) is { Length: > 0 } protocol)
        {
            found.Add(Text("protocol", protocol));
        }

        if (secondNames.Any())
        {
            found.Add(new("aliases", new ListNode([.. secondNames.Select(name => new TextNode(name))])));
        }

        return new FieldsNode(found);
    }

    private static NamedNode Text(string name, string text) => new(name, new TextNode(text));
}
