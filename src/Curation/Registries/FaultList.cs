namespace Curation.Registries;

/// <summary>Collects faults, as many as are worth reading.</summary>
public sealed class FaultList
{
    private readonly List<RegistryFault> kept = [];

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RegistryFault> Kept => [.. kept.OrderBy(fault => fault.Line)];

    public int Count { get; private set; }

    public void Add(int line, string dataset, string words)
    {
        Count++;
        if (kept.Count < RegistryFault.Most)
        {
            kept.Add(new RegistryFault(line, dataset, words));
        }
    }
}

/// <summary>What is wrong with a registry's file: the line, the dataset if it is about one, and a sentence for whoever wrote it.</summary>
public sealed record RegistryFault(int Line, string Dataset, string Message)
{
    /// <summary>More than anybody mends at once; the count goes on.</summary>
    public const int Most = 100;

    public override string ToString() => $"{(Line > 0 ? $"Line {Line}: " : "")}{(Dataset.Length > 0 ? $"{Dataset}: " : "")}{Message}";
}
