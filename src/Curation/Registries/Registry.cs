using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Curation.Keys.Layouts;

namespace Curation.Registries;

/// <summary>The numbers and names of the gallery's projects: which are taken, and which may be written to.</summary>
public sealed class Registry
{
    /// <summary>Numbers have four digits.</summary>
    public const int Numbers = 10_000;

    private const string Resource = "Curation.Registry.tsv";

    private static readonly Lazy<Registry> OfTheGallery = new(ReadEmbedded);

    private readonly FrozenDictionary<string, RegisteredProject> byName;
    private readonly FrozenDictionary<string, RegisteredProject>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    private readonly FrozenDictionary<int, NumberUse> uses;

    // Asked for each key of a project that is not admitted.
    private readonly FrozenDictionary<string, RegisteredProject> byNumber;
    private readonly FrozenDictionary<string, RegisteredProject> byTag;

    // How many projects the portal gave their numbers itself.
    private readonly int own;

    private Registry(IReadOnlyCollection<RegisteredProject> projects, RegistryOrigin origin, IEnumerable<KeyValuePair<int, NumberUse>> taken, int own = 0)
    {
        this.own = own;
        Origin = origin;
        byName = projects.ToFrozenDictionary(project => project.Name, StringComparer.Ordinal);
        bySpan = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        byNumber = projects.Where(project => project.AliasOf is null).DistinctBy(project => project.Number).ToFrozenDictionary(project => project.Number, StringComparer.Ordinal);
        byTag = Projects.Where(project => project.Name.Length > 8).DistinctBy(project => project.Name[7..]).ToFrozenDictionary(project => project.Name[7..], StringComparer.Ordinal);
        var known = new Dictionary<int, NumberUse>(taken);
        foreach (var project in projects.Where(project => project.AliasOf is null))
        {
            known[project.NumberValue] = project.State switch
            {
                ProjectState.Complete => NumberUse.Complete,
                ProjectState.Retired => NumberUse.Retired,
                _ => NumberUse.Reserved,
            };
        }

        uses = known.ToFrozenDictionary();
        NextNumber = Enumerable.Range(0, Numbers).Where(number => !uses.ContainsKey(number)).Select(number => (int?)number).FirstOrDefault();
        Mark = MarkOf();
    }

    /// <summary>The registry this build ships.</summary>
    public static Registry Gallery => OfTheGallery.Value;

    /// <summary>Where the projects are from.</summary>
    public RegistryOrigin Origin { get; }

    /// <summary>As a report names it.</summary>
    public string Description => own == 0 ? Origin.Description : $"{Origin.Description}, and {own} registered since";

    /// <summary>Differs between two registries that say different things; short.</summary>
    public string Mark { get; }

    /// <summary>The number the next project gets: the lowest that nothing was ever registered under; null if none is left.</summary>
    public int? NextNumber { get; }

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

        return new Registry(projects, new RegistryOrigin(null, "", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(table)))), []);
    }

    /// <summary>The projects of a file, and their second names.</summary>
    /// <param name="file">A file that is good.</param>
    /// <param name="origin">Where it is from.</param>
    /// <param name="gone">Numbers that registries before had: not given out again.</param>
    public static Registry Of(RegistryFile file, RegistryOrigin origin, IEnumerable<int> gone)
    {
        var projects = file.Datasets.SelectMany(dataset => dataset.SecondNames
            .Select(second => new RegisteredProject(second, dataset.Number, ProjectState.Complete, dataset.Name))
            .Prepend(new RegisteredProject(dataset.Name, dataset.Number, dataset.State, null)));
        return new Registry([.. projects], origin, gone.Distinct().Select(number => KeyValuePair.Create(number, NumberUse.Gone)));
    }

    /// <summary>The same, with the numbers that the portal gave out besides.</summary>
    public Registry With(IReadOnlyCollection<AssignedNumber> given)
    {
        RegisteredProject[] more =
        [
            .. given.Where(number => number.IsRegistered && !byName.ContainsKey(number.Name))
                .Select(number => new RegisteredProject(number.Name, RegisteredProject.NumberOf(number.Number), ProjectState.Reserved, null)),
        ];
        var held = given.Where(number => !number.IsRegistered).Select(number => KeyValuePair.Create(number.Number, NumberUse.Requested));
        return new Registry([.. byName.Values, .. more], Origin, [.. uses, .. held.Where(pair => !uses.ContainsKey(pair.Key))], more.Length);
    }

    public NumberUse UseOf(int number) => uses.GetValueOrDefault(number, NumberUse.Free);

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
        var holder = found ?? byNumber.GetValueOrDefault(number);
        if (holder is { State: ProjectState.Retired })
        {
            return $"The number {number} is retired and is not given out again; ask a maintainer for a new number.";
        }

        if (holder is not null)
        {
            return $"The number {number} is registered as “{holder.Name}”, not as “{name}”; did you mean “{holder.Name}”?";
        }

        if (UseOf(int.Parse(number.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture)) is NumberUse.Requested or NumberUse.Gone)
        {
            return $"The number {number} is given out, and not to this project; ask a maintainer for a new number.";
        }

        var tag = name[7..];
        var sameTag = byTag.GetValueOrDefault(tag);
        var hint = sameTag is null ? "ask a maintainer to register it first." : $"did you mean “{sameTag.Name}”?";
        return $"The number {number} is not registered; {hint}";
    }

    private string MarkOf()
    {
        var lines = Projects.Select(project => project.ToString()).Concat(uses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}")).Prepend(Origin.Hash);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))).AsSpan(0, 8));
    }

    private static Registry ReadEmbedded() => Parse(ReadTable());

    internal static string ReadTable()
    {
        using var stream = typeof(Registry).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build lacks its resource {Resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
