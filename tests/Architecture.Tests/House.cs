using Mono.Cecil;
using Testing.Tools;

namespace Architecture.Tests;

/// <summary>Who knows whom in the compiled projects. The namespace is the folder, which <see cref="FoldersTests"/> holds.</summary>
internal static class House
{
    /// <summary>What stands in no folder.</summary>
    public const string Top = "(top)";

    public static IReadOnlyList<string> Projects { get; } = ["Curation", "Curation.S3", "Curation.Yaml", "Sandbox", "Portal", "Cpg"];

    /// <summary>Each arrow with the first two types that make it.</summary>
    public static IReadOnlyDictionary<Arrow, Makers> Arrows { get; } = ArrowsOf(Projects.Select(project => (project, PathOf(project))));

    public static IReadOnlyDictionary<Arrow, Makers> ArrowsOf(IEnumerable<(string Project, string Path)> assemblies)
    {
        var arrows = new SortedDictionary<Arrow, Makers>(Comparer<Arrow>.Create((one, other) => string.CompareOrdinal($"{one}", $"{other}")));
        var all = assemblies.Select(one => (one.Project, Assembly: Read(one.Path))).ToList();
        var names = all.ToDictionary(one => one.Assembly.Name.Name, one => one.Project);
        foreach (var (project, assembly) in all)
        {
            foreach (var type in assembly.MainModule.Types.Where(type => !type.Name.StartsWith('<'))
                .OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                foreach (var used in Uses.Of(type)
                    .Select(Outermost)
                    .DistinctBy(used => used.FullName)
                    .OrderBy(used => used.FullName, StringComparer.Ordinal))
                {
                    if (names.TryGetValue(used.Scope is AssemblyNameReference other ? other.Name : assembly.Name.Name, out var its)
                        && !used.Name.StartsWith('<'))
                    {
                        var arrow = its == project
                            ? new Arrow(project, FolderOf(project, type), FolderOf(project, used))
                            : new Arrow("", project, its);
                        if (arrow.From != arrow.To)
                        {
                            arrows.TryAdd(arrow, new(type.FullName, used.FullName));
                        }
                    }
                }
            }
        }

        all.ForEach(one => one.Assembly.Dispose());
        return arrows;
    }

    public static string PathOf(string project) =>
        project == "Cpg" ? Repository.CpgProgram : Path.Combine(Path.GetDirectoryName(Repository.PortalProgram)!, $"{project}.dll");

    public static AssemblyDefinition Read(string path)
    {
        var places = new DefaultAssemblyResolver();
        foreach (var beside in new[] { path, typeof(object).Assembly.Location, typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location })
        {
            places.AddSearchDirectory(Path.GetDirectoryName(beside));
        }

        return AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = places });
    }

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } around ? Outermost(around) : type;

    // What generators write stands in namespaces of their own, and the program's own class in none. What Razor infers for a page is the page's.
    private static string FolderOf(string project, TypeReference type) =>
        type.Namespace.StartsWith($"__Blazor.{project}.", StringComparison.Ordinal)
            ? FolderOf(project, type.Namespace["__Blazor.".Length..type.Namespace.LastIndexOf('.')])
        : FolderOf(project, type.Namespace);

    private static string FolderOf(string project, string space) =>
        space.StartsWith($"{project}.", StringComparison.Ordinal) ? space[(project.Length + 1)..].Replace('.', '/') : Top;
}
