using System.Collections.Concurrent;
using Curation.Registries;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Portal.Registering;

/// <summary>
/// Files that were brought and not yet put in force: for an hour, in memory, their owner's alone. Memory: <see cref="Most"/> files of 4 MB, read,
/// some 300 MB if all are as large as is taken; the gallery's own is 20 KB.
/// </summary>
public sealed class ImportDrafts(TimeProvider clock)
{
    private const int Most = 8;
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<Guid, ImportDraft> kept = new();
    private long last;

    internal void Keep(ImportDraft draft)
    {
        kept[draft.Id] = draft with { Number = Interlocked.Increment(ref last) };
        foreach (var old in kept.Values.OrderByDescending(one => one.Number).Skip(Most).Concat(kept.Values.Where(IsOver)))
        {
            kept.TryRemove(old.Id, out _);
        }
    }

    internal ImportDraft? Find(Guid id, Actor by) => kept.TryGetValue(id, out var draft) && draft.OwnerId == by.Id && !IsOver(draft) ? draft : null;

    internal void Remove(Guid id) => kept.TryRemove(id, out _);

    private bool IsOver(ImportDraft draft) => draft.At + Life < clock.GetUtcNow();
}

/// <summary>A file that was brought.</summary>
/// <param name="File">Null if there are faults.</param>
internal sealed record ImportDraft(Guid Id, string OwnerId, string Name, RegistryFile? File, FaultList Faults, DateTimeOffset At, long Number = 0);
