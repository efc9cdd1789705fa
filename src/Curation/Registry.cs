using System.Collections.Frozen;
using Curation.Checking.Layouts;

namespace Curation;

/// <summary>The numbers and names of the gallery's projects: which are taken, and which may be written to.</summary>
public sealed class Registry
{
    private const string Resource = "Curation.Registry.tsv";

    private static readonly Lazy<Registry> OfTheGallery = new(ReadEmbedded);

    private readonly FrozenDictionary<string, RegisteredProject> byName;
    private readonly FrozenDictionary<string, RegisteredProject>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    private Registry(IEnumerable<RegisteredProject> projects)
    {
        byName = projects.ToFrozenDictionary(project => project.Name, StringComparer.Ordinal);
        bySpan = byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The registry this build ships.</summary>
    public static Registry Gallery => OfTheGallery.Value;

    public IEnumerable<RegisteredProject> Projects => byName.Values.OrderBy(project => project.Name, StringComparer.Ordinal);

    /// <summary>Reads a table with a heading, then one project a line: name, number, state, separated by tabs.</summary>
    public static Registry Parse(string table)
    {
        var projects = new List<RegisteredProject>();
        foreach (var (index, line) in table.Split('\n').Index().Skip(1))
        {
            if (line.Trim().Length > 0)
            {
                projects.Add(RegisteredProject.Parse(line.TrimEnd('\r'), index + 1));
            }
        }

        return new Registry(projects);
    }

    public RegisteredProject? Find(ReadOnlySpan<char> project) => bySpan.TryGetValue(project, out var found) ? found : null;

    /// <summary>Whether data may be written under a project's name; if not, the reason is a sentence for the person who typed it.</summary>
    public bool Admits(ReadOnlySpan<char> project, out string reason)
    {
        var found = Find(project);
        if (found is { State: not ProjectState.Retired })
        {
            reason = "";
            return true;
        }

        reason = Reason(project.ToString(), found);
        return false;
    }

    private string Reason(string name, RegisteredProject? found)
    {
        if (!PlaceholderKind.Project.Allows(name))
        {
            return $"“{name}” is not the name of a project: cpg, four digits, a hyphen and a tag, such as “cpg0016-jump”.";
        }

        var number = name[..7];
        var holder = found ?? byName.Values.FirstOrDefault(p => p.Number == number && p.AliasOf is null);
        if (holder is { State: ProjectState.Retired })
        {
            return $"The number {number} is retired and is not given out again; ask a maintainer for a new number.";
        }

        if (holder is not null)
        {
            return $"The number {number} is registered as “{holder.Name}”, not as “{name}”; did you mean “{holder.Name}”?";
        }

        var tag = name[7..];
        var sameTag = tag.Length > 1 ? byName.Values.FirstOrDefault(p => p.Name.AsSpan(7).SequenceEqual(tag)) : null;
        var hint = sameTag is null ? "ask a maintainer to register it first." : $"did you mean “{sameTag.Name}”?";
        return $"The number {number} is not registered; {hint}";
    }

    private static Registry ReadEmbedded()
    {
        using var stream = typeof(Registry).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build lacks its resource {Resource}.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
