using Curation.Findings;
using Curation.Store;
using Microsoft.Data.Sqlite;
using Portal.Checking.Store;
using Testing.Tools;

namespace Portal.Tests.Checking.Store;

/// <summary>The store beside a list that is filtered and sorted in the plain way.</summary>
public sealed class StoreTests : IDisposable
{
    private static readonly string[] Rules = ["K003", "K005", "L004", "W003"];
    private static readonly string?[] Plates = [null, "BR1", "BR2"];
    private static readonly string[] Folders =
        ["p/s/", "p/s/images/", "p/s/images/b1/", "p/s/images/b2/", "p/s/images2/", "p/s/ünicode/", "p/nowhere/"];
    private readonly TemporaryFolder folder = new();

    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_filter_reads_in_order_and_counts_what_a_plain_list_would(int seed)
    {
        var random = new Random(seed);
        var findings = Findings(random, 400);
        using var store = Stored("one", findings);
        WaivedPlace[] waived = [new("K003", "p/s/images/"), new("K003", "p/s/images/b1/"), new("L004", ""), new("W003", "p/s/images2/")];

        for (var turn = 0; turn < 150; turn++)
        {
            var query = new FindingsQuery(
                Maybe(random, Rules),
                Maybe<Severity?>(random, Severity.Error, Severity.Warning, Severity.Info),
                Maybe(random, Folders),
                Maybe(random, "BR1", "BR2", "BR9"),
                Maybe<bool?>(random, true, false));
            var expected = Sorted(findings).Where(finding => IsMatch(query, waived, finding)).ToList();
            var pages = Paged(store, query, waived, random.Next(1, 60));

            Assert.Equal(expected, pages.Select(row => row.Finding));
            Assert.Equal(expected.Count, store.Count(query, waived));
            Assert.Equal(expected, PagedBack(store, query, waived, random.Next(1, 60)).Select(row => row.Finding));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Waived_errors_are_counted_once_and_cases_of_them_not(int seed)
    {
        var random = new Random(seed);
        var findings = Findings(random, 400);
        using var store = Stored("one", findings);
        WaivedPlace[] waived =
            [new("K003", "p/s/images/"), new("K003", "p/s/images/b1/"), new("K003", ""), new("K005", "p/s/images/b2/"), new("X999", "")];

        Assert.Equal(
            findings.Count(f => f is { Severity: Severity.Error, PartOf: null } && waived.Any(w => w.Covers(f.Rule, f.Key))),
            store.WaivedErrors(waived));
        Assert.Equal(0, store.WaivedErrors([]));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_changed_is_told_by_rule_key_and_plate(int seed)
    {
        var random = new Random(seed);
        var before = Findings(random, 300);
        var now = before.Where(_ => random.Next(3) > 0).Select(f => f with { Message = "Said otherwise." }).Concat(Findings(random, 100)).ToList();
        Stored("before", before).Dispose();
        using var store = Stored("now", now, "before");
        var (then, since) = (before.Select(Identity).ToHashSet(), now.Select(Identity).ToHashSet());

        Same(now.Where(f => !then.Contains(Identity(f))), Change.New, store.New);
        Same(now.Where(f => then.Contains(Identity(f))), Change.Same, store.Same);
        Same(before.Where(f => !since.Contains(Identity(f))), Change.Gone, store.Gone);

        void Same(IEnumerable<Finding> expected, Change change, long count)
        {
            foreach (var query in new[]
            {
                new FindingsQuery(),
                new FindingsQuery("K003"),
                new FindingsQuery(Severity: Severity.Warning, Folder: "p/s/images/"),
                new FindingsQuery("L004", Waived: false),
            })
            {
                WaivedPlace[] waived = [new("L004", "p/s/images/b1/")];
                var matching = Sorted(expected).Where(f => IsMatch(query, waived, f)).ToList();
                Assert.Equal(matching, Paged(store, query with { Change = change }, waived, 7).Select(row => row.Finding));
                Assert.Equal(matching.Count, store.Count(query with { Change = change }, waived));
            }

            Assert.Equal(expected.LongCount(), count);
        }

        static (string, string, string?) Identity(Finding finding) => (finding.Rule, finding.Key, finding.Plate);
    }

    [Fact]
    public void No_page_is_sorted_or_skipped_to()
    {
        Stored("before", Findings(new Random(1), 50)).Dispose();
        Stored("now", Findings(new Random(2), 50), "before").Dispose();
        using var plain = StoreSchema.Open(PathOf("now"), SqliteOpenMode.ReadOnly);
        foreach (var (rule, plate, change, isBack) in from rule in new[] { true, false }
                                                      from plate in new[] { null, "BR1" }
                                                      from change in new Change?[] { null, Change.New, Change.Gone, Change.Same }
                                                      from back in new[] { true, false }
                                                      select (rule, plate, change, back))
        {
            using var command = plain.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + FindingsStore.PageSql(new FindingsQuery(Plate: plate, Change: change), rule, isBack);
            foreach (var name in new[] { "$from", "$to", "$rule", "$plate", "$state", "$most" })
            {
                command.Parameters.AddWithValue(name, 1);
            }

            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                Assert.StartsWith("SEARCH", reader.GetString(3), StringComparison.Ordinal);
                Assert.DoesNotContain("TEMP B-TREE", reader.GetString(3), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void What_is_beyond_the_bound_is_counted_and_not_kept()
    {
        using (var writer = new FindingsWriter(PathOf("full"), most: 3))
        {
            foreach (var finding in Findings(new Random(1), 10))
            {
                writer.Add(finding);
            }

            writer.Complete(null);
        }

        using var store = FindingsStore.OpenIfKept(PathOf("full"))!;
        Assert.Equal((3L, 7L), (store.Count(new FindingsQuery(), []), store.Beyond));
    }

    [Fact]
    public void A_run_that_was_killed_leaves_no_half_store_and_the_next_begins_anew()
    {
        // Let go without its end, as a process does that is killed; its files stay.
        var killed = new FindingsWriter(PathOf("run"));
        killed.Add(new Finding("K003", Severity.Error, "p/s/old", null, "Old.", null));
        Assert.Null(FindingsStore.OpenIfKept(PathOf("run")));

        // On Linux the files of the killed run can be taken away while its handle lives.
        using (var again = new FindingsWriter(PathOf("run")))
        {
            again.Add(new Finding("K005", Severity.Error, "p/s/new", null, "New.", null));
            again.Complete(null);
        }

        using var store = FindingsStore.OpenIfKept(PathOf("run"))!;
        Assert.Equal("p/s/new", Assert.Single(store.Read(new FindingsQuery(), [], 0, null, 10)).Finding.Key);
        Assert.Equal([Path.GetFileName(PathOf("run"))], Directory.GetFiles(folder.Root).Select(Path.GetFileName));
        killed.Dispose();
    }

    [Fact]
    public void A_run_that_is_stopped_takes_its_files_away()
    {
        using (var stopped = new FindingsWriter(PathOf("run")))
        {
            stopped.Add(new Finding("K003", Severity.Error, "p/s/x", null, "M.", null));
        }

        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    private static bool IsMatch(FindingsQuery query, WaivedPlace[] waived, Finding finding) =>
        (query.Rule is null || finding.Rule == query.Rule) && (query.Severity is null || finding.Severity == query.Severity)
        && (query.Folder is null || finding.Key.StartsWith(query.Folder, StringComparison.Ordinal))
        && (query.Plate is null || finding.Plate == query.Plate)
        && (query.Waived is null || waived.Any(place => place.Covers(finding.Rule, finding.Key)) == query.Waived);

    private static IEnumerable<Finding> Sorted(IEnumerable<Finding> findings) => findings
        .OrderByDescending(f => f.Severity)
        .ThenBy(f => f.Key, Comparer<string>.Create((one, other) => KeyOrder.Compare(one, other)))
        .ThenBy(f => f.Rule, StringComparer.Ordinal)
        .ThenBy(f => f.Plate, StringComparer.Ordinal)
        .ThenBy(f => f.Message, StringComparer.Ordinal);

    private static List<StoredFinding> Paged(FindingsStore store, FindingsQuery query, WaivedPlace[] waived, int size)
    {
        var all = new List<StoredFinding>();
        for (var after = 0L; ; after = all[^1].Number)
        {
            var page = store.Read(query, waived, after, null, size);
            all.AddRange(page.Take(size));
            if (page.Count <= size)
            {
                return all;
            }
        }
    }

    private static List<StoredFinding> PagedBack(FindingsStore store, FindingsQuery query, WaivedPlace[] waived, int size)
    {
        var all = new List<StoredFinding>();
        for (var before = long.MaxValue; ; before = all[0].Number)
        {
            var page = store.Read(query, waived, 0, before, size);
            all.InsertRange(0, page.TakeLast(size));
            if (page.Count <= size)
            {
                return all;
            }
        }
    }

    private static T? Maybe<T>(Random random, params T[] values) => random.Next(2) == 0 ? default : values[random.Next(values.Length)];

    private static List<Finding> Findings(Random random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Finding(
            Rules[random.Next(Rules.Length)], (Severity)random.Next(3), Folders[random.Next(Folders.Length - 1)] + $"{random.Next(60)}.tiff",
            Plates[random.Next(Plates.Length)], $"M {i}.", i % 3 == 0 ? "p/s/repair" : null, i % 5 == 0 ? "p/s/counts" : null)),
    ];

    private string PathOf(string name) => Path.Combine(folder.Root, name + ".db");

    private FindingsStore Stored(string name, IEnumerable<Finding> findings, string? before = null)
    {
        using (var writer = new FindingsWriter(PathOf(name)))
        {
            foreach (var finding in findings)
            {
                writer.Add(finding);
            }

            writer.Complete(before is null ? null : new EarlierRun(Guid.NewGuid(), PathOf(before), DateTimeOffset.UnixEpoch, "1", "built in"));
        }

        return FindingsStore.OpenIfKept(PathOf(name)) ?? throw new InvalidOperationException();
    }
}
