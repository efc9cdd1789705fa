using Curation.Registries;
using Curation.Store;

namespace Portal.Registering;

/// <summary>
/// The registry as everybody who is signed in may read it. Of a request that is not decided only its number shows, and only as taken.
/// </summary>
public sealed class RegistryView(CurrentRegistry registry)
{
    public const int PageSize = 100;

    public RegistryFigures About()
    {
        var now = registry.Whole;
        var uses = Rows(now).CountBy(row => row.Use).ToDictionary();
        return new RegistryFigures(
            uses.GetValueOrDefault(NumberUse.Complete), uses.GetValueOrDefault(NumberUse.Reserved), uses.GetValueOrDefault(NumberUse.Requested),
            uses.GetValueOrDefault(NumberUse.Retired) + uses.GetValueOrDefault(NumberUse.Gone),
            now.Rules.Registry.NextNumber is { } next ? ProjectName.NumberOf(next) : null, now.Rules.Registry.Origin, now.ImportedBy,
            now.Rules.Registry.Description);
    }

    /// <param name="search">Only those whose name, aliases or description hold this, in any case.</param>
    /// <param name="use">Only numbers used so; all if null.</param>
    /// <param name="after">The cursor of the page before.</param>
    public ProjectRows List(string? search, NumberUse? use, int? after)
    {
        var sought = (search ?? "").Trim();
        var now = registry.Whole;
        var aliases = now.File.Datasets.ToDictionary(dataset => dataset.Name, dataset => dataset.Aliases);
        List<ProjectRow> found = [.. Rows(now)
            .Where(row => (use is null || row.Use == use) && (sought.Length == 0 || Holds(row, aliases.GetValueOrDefault(row.Name), sought)))
            .OrderBy(row => row.Number)
            .ThenBy(row => row.Name, StringComparer.Ordinal)];
        var page = found.Where(row => row.Number > (after ?? -1)).Take(PageSize + 1).ToList();
        return new ProjectRows([.. page.Take(PageSize)], found.Count, page.Count > PageSize ? page[PageSize - 1].Number : null);
    }

    /// <summary>What there is to say of a bare number that nobody has; null if what was sought is none.</summary>
    public string? OfFreeNumber(string? search)
    {
        var sought = (search ?? "").Trim().ToLowerInvariant();
        var now = registry.Now;
        return ProjectName.TryParse(sought, out var project) && !project.HasTag && now.UseOf(project.NumberValue) is NumberUse.Free
                ? $"{sought} is free. {(now.NextNumber is { } next && next != project.NumberValue ? $"Numbers are given out in order: {ProjectName.NumberOf(next)} is the next." : "It is the next one to be given out.")}"
                : null;
    }

    /// <summary>A project and what the file says of it; null if there is none of that name.</summary>
    public (ProjectRow Row, Dataset? Dataset)? Find(string name)
    {
        var now = registry.Whole;
        var project = now.Rules.Registry.Find(name) is { AliasOf: { } first } ? first : name;
        return Rows(now).FirstOrDefault(row => row.HasPage && row.Name == project) is { } row
            ? (row, now.File.Datasets.FirstOrDefault(dataset => dataset.Name == project))
            : null;
    }

    private static IEnumerable<ProjectRow> Rows(CurrentRegistry.State now)
    {
        var registry = now.Rules.Registry;
        var names = now.File.Datasets.Select(dataset => dataset.Name).ToHashSet();
        return
        [
            .. now.File.Datasets.Select(d => new ProjectRow(d.NumberValue, d.Name, registry.UseOf(d.NumberValue), d.Description, d.TotalSize, true)),
            .. now.Given.Where(g => g.IsRegistered && !names.Contains(g.Name.Text))
                .Select(g => new ProjectRow(g.Number, g.Name.Text, NumberUse.Reserved, "", "", true)),
            .. now.Given.Where(g => !g.IsRegistered && registry.UseOf(g.Number) is NumberUse.Requested)
                .Select(g => new ProjectRow(g.Number, g.Name.Number, NumberUse.Requested, "", "", false)),
            .. now.Gone.Where(number => registry.UseOf(number) is NumberUse.Gone)
                .Select(number => new ProjectRow(number, ProjectName.NumberOf(number), NumberUse.Gone, "", "", false)),
        ];
    }

    private static bool Holds(ProjectRow row, IReadOnlyList<Dataset.Link>? aliases, string sought) =>
        Has(row.Name, sought) || Has(row.Description, sought) || (aliases?.Any(alias => Has(alias.Label, sought)) ?? false);

    private static bool Has(string text, string sought) => text.Contains(sought, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How the numbers of the registry are used, and where it came from.</summary>
/// <param name="NextNumber">Null if none is left.</param>
public sealed record RegistryFigures(
    int Complete, int Reserved, int Requested, int Retired, string? NextNumber, RegistryOrigin Origin, string? ImportedBy, string Summary);
