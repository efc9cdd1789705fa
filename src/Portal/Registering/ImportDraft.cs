using Curation.Registries;

namespace Portal.Registering;

/// <summary>A file that was brought.</summary>
/// <param name="File">Null if there are faults.</param>
internal sealed record ImportDraft(Guid Id, string OwnerId, string Name, RegistryFile? File, FaultList Faults, DateTimeOffset At, long Number = 0);
