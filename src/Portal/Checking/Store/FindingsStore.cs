using Curation.Findings;
using Microsoft.Data.Sqlite;

namespace Portal.Checking.Store;

/// <summary>
/// Reads a finished store. A page costs one look into an index for each span of numbers it may come from: at most three (a severity each), or
/// three a rule where waivers cut holes; nothing is skipped over, however far down the page is.
/// </summary>
internal sealed partial class FindingsStore : IDisposable
{
    private readonly SqliteConnection store;
    private readonly Dictionary<string, string> about = [];

    private FindingsStore(string path)
    {
        store = StoreSchema.Open(path, SqliteOpenMode.ReadOnly);
        using var reader = Command("SELECT name, value FROM about").ExecuteReader();
        while (reader.Read())
        {
            about[reader.GetString(0)] = reader.GetString(1);
        }
    }

    /// <summary>Findings that were too many to be kept here; they are in the files.</summary>
    public long Beyond => Figure("beyond");

    /// <summary>What this run was compared with; null if it was the first.</summary>
    public Guid? ComparedWith => about.TryGetValue("run", out var run) ? Guid.Parse(run) : null;

    public DateTimeOffset ComparedAt => new(Figure("at"), TimeSpan.Zero);

    public string ComparedRules => about.GetValueOrDefault("rules", "");

    public string ComparedRegistry => about.GetValueOrDefault("registry", "");

    public long New => Figure("new");

    public long Gone => Figure("gone");

    public long Same => Figure("errors") + Figure("warnings") + Figure("infos") - New;

    /// <summary>How many of each are cases which another finding counts.</summary>
    public (long New, long Gone, long Same) ChangedCases => (Figure("new-cases"), Figure("gone-cases"), Figure("cases") - Figure("new-cases"));

    /// <summary>Null if the run kept none, as earlier versions did not.</summary>
    public static FindingsStore? OpenIfKept(string path) => File.Exists(path) ? new FindingsStore(path) : null;

    public long Count(FindingsQuery query, IReadOnlyCollection<WaivedPlace> waived) => Spans(query, waived).Sum(span => CountIn(query, span));

    /// <summary>How many of those that match are cases which another finding counts.</summary>
    public long Cases(FindingsQuery query, IReadOnlyCollection<WaivedPlace> waived) => Spans(query, waived).Sum(span => CasesIn(query, span));

    /// <summary>How many match, without the cases that another finding counts: as all numbers of findings.</summary>
    public long Findings(FindingsQuery query, IReadOnlyCollection<WaivedPlace> waived) =>
        Spans(query, waived).Sum(span => CountIn(query, span) - CasesIn(query, span));

    /// <summary>Errors that waivers cover.</summary>
    public long WaivedErrors(IReadOnlyCollection<WaivedPlace> waived) => Findings(new FindingsQuery(Severity: Severity.Error, Waived: true), waived);

    /// <param name="after">The number of the last row of the page before; 0 for the first page.</param>
    /// <param name="before">The number of the first row of the page behind, to read backwards; null to read on.</param>
    /// <returns>The rows in their order, one more than <paramref name="size"/> if there are more.</returns>
    public IReadOnlyList<StoredFinding> Read(FindingsQuery query, IReadOnlyCollection<WaivedPlace> waived, long after, long? before, int size)
    {
        var isBack = before is not null;
        var within = isBack ? new Span(1, before!.Value - 1) : new Span(after + 1, long.MaxValue);
        var spans = Spans(query, waived).Select(span => span.And(within)).Where(span => !span.IsEmpty);
        var numbers = new SortedSet<long>();
        foreach (var span in isBack ? spans.OrderByDescending(span => span.To) : spans.OrderBy(span => span.From))
        {
            if (numbers.Count > size && (isBack ? span.To < numbers.Min : span.From > numbers.Max))
            {
                break;
            }

            foreach (var number in NumbersIn(query, span, isBack, size + 1))
            {
                numbers.Add(number);
                if (numbers.Count > size + 1)
                {
                    numbers.Remove(isBack ? numbers.Min : numbers.Max);
                }
            }
        }

        return [.. numbers.Select(number => Find(query, number))];
    }

    public void Dispose() => store.Dispose();

    private IEnumerable<Span> Spans(FindingsQuery query, IReadOnlyCollection<WaivedPlace> waived)
    {
        var ranges = Ranges(query).ToList();
        if (query.Waived is null)
        {
            return ranges.Select(range => range with { Rule = query.Rule });
        }

        var places = waived.Where(place => query.Rule is null || place.Rule == query.Rule)
            .ToLookup(place => place.Rule, place => Ranges(query with { Folder = place.Folder }).ToList());
        if (query.Waived is true)
        {
            return places.SelectMany(rule => ranges.SelectMany(range => Span.Joined(rule.SelectMany(spans => spans).Select(range.And)))
                .Select(span => span with { Rule = rule.Key }));
        }

        return (query.Rule is { } one ? [one] : Rules(query)).SelectMany(
            rule => ranges.SelectMany(range => range.Without(places[rule].SelectMany(spans => spans))).Select(span => span with { Rule = rule }));
    }

    /// <summary>Up to three: a range for each severity, cut down to the folder.</summary>
    private IEnumerable<Span> Ranges(FindingsQuery query)
    {
        var end = 0L;
        foreach (var severity in new[] { Severity.Error, Severity.Warning, Severity.Info })
        {
            var range = new Span(end + 1, end + CountOf(severity, query.Change is Change.Gone));
            end = range.To;
            if (query.Severity is null || query.Severity == severity)
            {
                var cut = string.IsNullOrEmpty(query.Folder)
                    ? range
                    : new Span(FirstAtLeast(query, range, query.Folder), FirstAtLeast(query, range, Behind(query.Folder)) - 1);
                if (!cut.IsEmpty)
                {
                    yield return cut;
                }
            }
        }
    }

    private long CountOf(Severity severity, bool isGone) => (severity, isGone) switch
    {
        (Severity.Error, false) => Figure("errors"),
        (Severity.Warning, false) => Figure("warnings"),
        (_, false) => Figure("infos"),
        (Severity.Error, true) => Figure("gone-errors"),
        (Severity.Warning, true) => Figure("gone-warnings"),
        _ => Gone - Figure("gone-errors") - Figure("gone-warnings"),
    };

    // Keys ascend within a severity, so halving finds a folder without an index of all keys.
    private long FirstAtLeast(FindingsQuery query, Span range, string key)
    {
        var (low, high) = (range.From, range.To + 1);
        using var isAtLeast = Command($"SELECT key >= $key FROM {Table(query)} WHERE id = $id", ("$key", key), ("$id", low));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            isAtLeast.Parameters["$id"].Value = middle;
            if (isAtLeast.ExecuteScalar() is 1L)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    // “0” comes directly behind “/”.
    private static string Behind(string folder) => folder[..^1] + (char)(folder[^1] + 1);

    private IEnumerable<string> Rules(FindingsQuery query)
    {
        // From one rule to the next by the index: as many looks as there are rules.
        var sql = $"SELECT min(rule) FROM {Table(query)} INDEXED BY {Table(query)}_rule WHERE rule > $last";
        for (var last = ""; Text(sql, ("$last", last)) is { } rule; last = rule)
        {
            yield return rule;
        }
    }
}
