using Curation.Workflow.Actors;
using Curation.Workflow.People;

namespace Portal.Dropping;

/// <summary>
/// The dropped listings the portal knows of, in memory: after a restart there are none. Each person has a few; when there are too many the
/// oldest that is over goes. Nobody learns of another's.
/// </summary>
internal sealed class Drops(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly OrderedDictionary<Guid, Drop> known = []; // in the order in which they came, whatever the clock said
    private readonly Queue<(string Person, DateTimeOffset At)> begun = new();

    /// <summary>Takes a listing on; what has to go for it is no longer known.</summary>
    /// <exception cref="DropRefusedException">There are too many.</exception>
    public IReadOnlyList<Guid> Begin(Drop drop)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            while (begun.TryPeek(out var oldest) && (now - oldest.At).Duration() > TimeSpan.FromHours(1))
            {
                begun.Dequeue();
            }

            var busy = known.Values.Where(d => d.End is null).ToList();
            if (known.ContainsKey(drop.Id))
            {
                throw new DropRefusedException(DropFault.Wrong, "This listing was sent already: reload the page and send it anew.");
            }

            if (busy.Count(d => d.By.Id == drop.By.Id) >= DropLimits.AtOnceEach)
            {
                throw new DropRefusedException(
                    DropFault.TooMany, $"{DropLimits.AtOnceEach} listings of yours are being checked: wait until one is done, or cancel it.");
            }

            if (busy.Count >= DropLimits.AtOnce)
            {
                throw new DropRefusedException(DropFault.TooMany, "Other people’s listings are being checked: try again in a minute.");
            }

            if (begun.Count(b => b.Person == drop.By.Id) >= DropLimits.AnHourEach)
            {
                throw new DropRefusedException(DropFault.TooMany, $"You sent {DropLimits.AnHourEach} listings within an hour: wait a little.");
            }

            begun.Enqueue((drop.By.Id, drop.At));
            var mine = known.Values.Where(d => d.By.Id == drop.By.Id).ToList();
            List<Guid> gone = [.. OldestOver(mine, mine.Count + 1 - DropLimits.KeptEach)];
            gone.ForEach(id => known.Remove(id));
            List<Guid> more = [.. OldestOver(known.Values, known.Count + 1 - DropLimits.Kept)];
            more.ForEach(id => known.Remove(id));
            known.Add(drop.Id, drop);
            return [.. gone, .. more];
        }
    }

    public Drop? Find(Guid id, Actor actor)
    {
        lock (gate)
        {
            return known.GetValueOrDefault(id) is { } drop && drop.By.Id == actor.Id && !IsPast(drop) ? drop : null;
        }
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Drop> Of(Actor actor)
    {
        lock (gate)
        {
            return [.. known.Values.Where(drop => drop.By.Id == actor.Id && !IsPast(drop)).Reverse()];
        }
    }

    public bool Forget(Drop drop)
    {
        lock (gate)
        {
            return known.Remove(drop.Id);
        }
    }

    /// <summary>Forgets what has had its time.</summary>
    public IReadOnlyList<Guid> ForgetPast()
    {
        lock (gate)
        {
            List<Guid> past = [.. known.Values.Where(IsPast).Select(drop => drop.Id)];
            past.ForEach(id => known.Remove(id));
            return past;
        }
    }

    private bool IsPast(Drop drop) => drop.End is { } end && end.At + DropLimits.Life <= clock.GetUtcNow();

    private static IEnumerable<Guid> OldestOver(IEnumerable<Drop> drops, int count) =>
        drops.Where(drop => drop.End is not null).Take(Math.Max(0, count)).Select(drop => drop.Id);
}
