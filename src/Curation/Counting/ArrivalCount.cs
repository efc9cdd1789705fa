using Curation.Store;

namespace Curation.Counting;

/// <summary>
/// Counts what has arrived below a prefix without listing all of it each time. The keys are cut into stretches, each with what it held when
/// it was last looked at. A look lists a bounded number of keys: first where the newest object was seen and behind the last key, then the stretch
/// that was seen longest ago, so that all are seen again and again, a round after another. Memory is bounded by <see cref="Most"/> stretches, not by keys.
/// </summary>
public sealed class ArrivalCount
{
    /// <summary>At most so many stretches; neighbours that hold least are joined.</summary>
    public const int Most = 1024;

    /// <summary>A page of a listing: a stretch is cut to it, so that one request looks at it.</summary>
    public const int Page = 1000;

    private readonly List<Stretch> stretches;
    private readonly int page;
    private readonly int most;
    private long looks;

    /// <param name="known">What a full count before told; it stands until a look tells better.</param>
    /// <param name="at">When that was; null if there was none.</param>
    public ArrivalCount(Tally known = default, DateTimeOffset? at = null)
        : this(known, at, Page, Most)
    {
    }

    internal ArrivalCount(Tally known, DateTimeOffset? at, int page, int most) =>
        (stretches, this.page, this.most) = ([new Stretch("", null, known, null, at, 0)], page, most);

    /// <summary>What is there, as far as is known.</summary>
    public Tally Total => stretches.Select(stretch => stretch.Held).Aggregate(default(Tally), Tally.Add);

    /// <summary>When the newest object that is known came; null if none is.</summary>
    public DateTimeOffset? Newest => stretches.Max(stretch => stretch.Newest);

    /// <summary>Since when all has been looked at; null while some of it never was.</summary>
    public DateTimeOffset? CompleteSince => stretches.Exists(stretch => stretch.SeenAt is null) ? null : stretches.Min(stretch => stretch.SeenAt);

    /// <summary>How many stretches there are.</summary>
    public int Stretches => stretches.Count;

    /// <summary>Lists at most <paramref name="pages"/> pages of keys, and one key more for each stretch it looks at.</summary>
    /// <param name="list">Lists the keys behind one, in their order.</param>
    /// <param name="pages">How many pages.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellationToken">Ends the listing; what was not looked at stays as it was.</param>
    public async Task CountAsync(Func<string?, IAsyncEnumerable<StoredObject>> list, int pages, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Where the newest came, a page of it, and the tail are looked at each time; what is left of the budget goes round.
        looks++;
        var (newest, tail) = (NewestStretch()?.After, stretches[^1].After);
        var looked = new HashSet<string>(StringComparer.Ordinal);
        var left = pages;
        if (newest is not null && newest != tail)
        {
            looked.Add(newest);
            left -= await RecountAsync(stretches.FindIndex(stretch => stretch.After == newest), list, 1, at, cancellationToken);
        }

        for (var next = stretches.Count - 1; left > 0 && next >= 0; next = Oldest(looked))
        {
            looked.Add(stretches[next].After);
            left -= await RecountAsync(next, list, left, at, cancellationToken);
        }

        Join();
    }

    private Stretch? NewestStretch() => Newest is { } newest ? stretches.Find(stretch => stretch.Newest == newest) : null;

    // What was cut off keeps the place of what it was cut from, so that a large stretch is gone through to its end before the next. By looks and not by
    // times: after the clock was set back, what was seen before would wait until it has caught up.
    private int Oldest(HashSet<string> looked) => Enumerable.Range(0, stretches.Count)
        .Where(index => !looked.Contains(stretches[index].After))
        .OrderBy(index => stretches[index].SeenIn).ThenBy(index => !stretches[index].IsRest)
        .FirstOrDefault(-1);

    private async Task<int> RecountAsync(int index, Func<string?, IAsyncEnumerable<StoredObject>> list, int pages, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var stretch = stretches[index];
        var (seen, part) = (new List<Stretch>(), Part.Behind(stretch.After));
        var (count, isWhole) = (0, true);
        await foreach (var found in list(stretch.After.Length == 0 ? null : stretch.After).WithCancellation(cancellationToken))
        {
            if (stretch.Until is { } until && KeyOrder.Compare(found.Key, until) > 0)
            {
                break;
            }

            if (count == pages * page)
            {
                isWhole = false;
                break;
            }

            count++;
            part = part.With(found);
            if (part.Held.Objects == page)
            {
                seen.Add(new Stretch(part.After, found.Key, part.Held, part.Newest, at, looks));
                part = Part.Behind(found.Key);
            }
        }

        var told = seen.Select(one => one.Held).Aggregate(default(Tally), Tally.Add);
        if (isWhole && part.Held.Objects == 0 && seen.Count > 0 && stretch.Until is not null)
        {
            // Full to the brim: the last part reaches to the end, and no empty one comes behind it at each look.
            seen[^1] = seen[^1] with { Until = stretch.Until };
        }
        else
        {
            seen.Add(Rest());
        }

        stretches.RemoveAt(index);
        stretches.InsertRange(index, seen);
        return Math.Max(1, (count + page - 1) / page);

        Stretch Rest() => isWhole
            ? new Stretch(part.After, stretch.Until, part.Held, part.Newest, at, looks)

            // What was known of the whole and was not seen now still lies in the rest, until that is looked at.
            : new Stretch(part.After, stretch.Until, new Tally(Math.Max(0, stretch.Held.Objects - told.Objects), Math.Max(0, stretch.Held.Bytes - told.Bytes)), stretch.Newest, stretch.SeenAt, stretch.SeenIn, IsRest: true);
    }

    private void Join()
    {
        while (stretches.Count > most)
        {
            // The tail stays by itself: it is where names that go on arrive. What was seen together is joined first, so that what was seen keeps its time;
            // joined with a rest, it would have to be seen again, and a large stretch would never come to its end.
            var at = Enumerable.Range(0, stretches.Count - 2)
                .MinBy(index => (stretches[index].IsRest || stretches[index + 1].IsRest, Math.Abs(stretches[index].SeenIn - stretches[index + 1].SeenIn), stretches[index].Held.Objects + stretches[index + 1].Held.Objects));
            stretches[at] = stretches[at].And(stretches[at + 1]);
            stretches.RemoveAt(at + 1);
        }
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    /// <summary>The keys behind one up to another, which is in it; null goes to the end. <paramref name="SeenIn"/> is the look that saw it last, 0 for none.</summary>
    private sealed record Stretch(string After, string? Until, Tally Held, DateTimeOffset? Newest, DateTimeOffset? SeenAt, long SeenIn, bool IsRest = false)
    {
        public Stretch And(Stretch next) => new(
            After, next.Until, Held + next.Held, Later(Newest, next.Newest), SeenAt is null || next.SeenAt is null ? null : SeenAt < next.SeenAt ? SeenAt : next.SeenAt, Math.Min(SeenIn, next.SeenIn), IsRest || next.IsRest);
    }

    private readonly record struct Part(string After, Tally Held, DateTimeOffset? Newest)
    {
        public static Part Behind(string key) => new(key, default, null);

        public Part With(StoredObject found) => new(After, Held.With(found), Later(Newest, found.LastModified));
    }
}
