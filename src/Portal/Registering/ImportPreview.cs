using Curation.Registries;

namespace Portal.Registering;

/// <summary>What a file would change.</summary>
/// <param name="Mark">Of the registry this was compared with; to be given back with the word to put the file in force.</param>
/// <param name="Hash">Of the file; empty if it has faults.</param>
/// <param name="FaultCount">Of all, of which the first are listed.</param>
public sealed record ImportPreview(
    Guid Id, string Name, string Mark, string Hash, int Projects, IReadOnlyList<RegistryFault> Faults, int FaultCount,
    IReadOnlyList<RegistryFault> Remarks, IReadOnlyList<DatasetChange> Changes, IReadOnlyList<string> Obstacles, bool IsInForce)
{
    public bool MayApply => Faults.Count == 0 && Obstacles.Count == 0 && !IsInForce;
}
