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
