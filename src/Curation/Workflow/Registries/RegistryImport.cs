using System.Globalization;
using Curation.Registries;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;

namespace Curation.Workflow.Registries;

/// <summary>A registry that a maintainer brought; the newest is the one in force. The file is kept as it came.</summary>
public sealed class RegistryImport : Subject
{
    private RegistryImport()
    {
    }

    /// <summary>The file, every byte of it.</summary>
    public byte[] File { get; private set; } = [];

    public string FileName { get; private set; } = "";

    /// <summary>SHA-256 of the file, in small hexadecimal letters.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Numbers that a registry before had and this one lacks, as four digits each with a blank between: never given out again.</summary>
    public string GoneNumbers { get; private set; } = "";

    public string ImportedBy { get; private set; } = "";

    public DateTimeOffset ImportedAt { get; private set; }

    public IReadOnlyList<int> Gone =>
        [.. GoneNumbers.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))];

    public static bool MayImport(Actor actor) => RefusalToImport(actor) is null;

    /// <summary>Before a file is read at all.</summary>
    public static void RefuseToImport(Actor by) => Refuse(RefusalToImport(by));

    /// <summary>Puts a file in force, if nothing stands against it now.</summary>
    /// <param name="file">What was brought, and was good.</param>
    /// <param name="name">What the file was called; empty for text that was pasted.</param>
    /// <param name="before">The registry in force, without what the portal gave out.</param>
    /// <param name="gone">Numbers that registries before that had.</param>
    /// <param name="given">What the portal gave out.</param>
    /// <param name="inUse">Projects that deposits stand under.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="at">When.</param>
    public static RegistryImport Apply(
        RegistryFile file, string name, RegistryFile before, IEnumerable<int> gone, IReadOnlyCollection<AssignedNumber> given,
        IReadOnlySet<ProjectName> inUse, Actor by, DateTimeOffset at)
    {
        RefuseToImport(by);
        Refuse(file.Hash == before.Hash, "This file is the registry in force already.");
        var obstacles = Obstacles(file, before, given, inUse);
        Refuse(obstacles.Count > 0, string.Join(" ", obstacles));
        var numbers = file.Datasets.Select(dataset => dataset.NumberValue).ToHashSet();
        var lost = gone.Concat(before.Datasets.Select(dataset => dataset.NumberValue)).Where(number => !numbers.Contains(number)).Distinct().Order();
        var changes = DatasetChange.Between(before.Datasets, file.Datasets);
        var import = new RegistryImport
        {
            File = file.Bytes.ToArray(),
            FileName = name,
            Hash = file.Hash,
            GoneNumbers = string.Join(' ', lost.Select(number => number.ToString("0000", CultureInfo.InvariantCulture))),
            ImportedBy = by.Name,
            ImportedAt = at,
        };
        import.Tell(
            RegistryFacts.Imported,
            $"imported a registry of {file.Datasets.Count:N0} projects: {Count(ChangeKind.Added)} added, {Count(ChangeKind.Changed)} changed, {Count(ChangeKind.Removed)} removed; SHA-256 {file.Hash}",
            by,
            at);
        return import;

        int Count(ChangeKind kind) => changes.Count(change => change.Kind == kind);
    }

    /// <summary>What stands against a file, a sentence each: at most ten are said.</summary>
    public static IReadOnlyList<string> Obstacles(
        RegistryFile file, RegistryFile before, IReadOnlyCollection<AssignedNumber> given, IReadOnlySet<ProjectName> inUse)
    {
        var names = file.Datasets.SelectMany(dataset => dataset.SecondNames.Append(dataset.Project)).ToHashSet();
        var byNumber = file.Datasets.ToDictionary(dataset => dataset.NumberValue, dataset => dataset.Project);
        var lost = before.Datasets.SelectMany(dataset => dataset.SecondNames.Append(dataset.Project))
            .Where(name => inUse.Contains(name) && !names.Contains(name))
            .OrderBy(name => name.Text, StringComparer.Ordinal)
            .Select(name => $"The file lacks {name}, which deposits stand under: put it back into the file.");
        var taken = given.Where(number => byNumber.TryGetValue(number.Number, out var name) && name != number.Name)
            .Select(number =>
                $"The file gives the number {number.Name.Number} to {byNumber[number.Number]}, and the portal gave it to {(number.IsRegistered ? number.Name : "a request that is not decided")}: take another number in the file.");
        return [.. lost.Concat(taken).Take(10)];
    }

    private static string? RefusalToImport(Actor by) => If(!by.IsMaintainer, "Only a maintainer imports a registry.");

    protected override Guid AboutDeposit => NoDeposit;

    protected override string AboutPrefix => "";
}
