using Curation.Plans;
using Curation.Store;

namespace Curation.Tests.Plans;

public sealed class StagingChangeTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_counts_what_a_comparison_of_all_at_once_counts()
    {
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var (seen, now) = (Listing(random), Listing(random));
            var (before, after) = (seen.ToDictionary(o => o.Key), now.ToDictionary(o => o.Key));

            var change = await StagingChange.SinceAsync(seen.ToAsyncEnumerable(), now.ToAsyncEnumerable(), default);

            var added = now.Where(o => !before.ContainsKey(o.Key)).ToList();
            var removed = seen.Where(o => !after.ContainsKey(o.Key)).ToList();
            var changed = now.Where(o => before.TryGetValue(o.Key, out var was) && was != o).ToList();
            Assert.Equal((added.Count, changed.Count, removed.Count), (change.Added, change.Changed, change.Removed));
            Assert.Equal((added.FirstOrDefault(), changed.FirstOrDefault(), removed.FirstOrDefault()), (change.FirstAdded, change.FirstChanged, change.FirstRemoved));
            Assert.Equal(change.IsNone, seen.SequenceEqual(now));
            Assert.Equal(change.IsNone, change.Description.Length == 0);
        }
    }

    [Fact]
    public async Task It_names_the_first_of_each_with_its_time()
    {
        StoredObject[] seen = [new("a", 1, "e", At), new("b", 1, "e", At), new("d", 1, "e", At)];
        StoredObject[] now = [new("a", 1, "e", At.AddSeconds(61)), new("c", 1, "e", At.AddHours(1)), new("cc", 1, "e", At), new("d", 1, "e", At)];

        var change = await StagingChange.SinceAsync(seen.ToAsyncEnumerable(), now.ToAsyncEnumerable(), default);

        Assert.Equal(
            "2 objects were added (the first is “c”, written 2026-03-02 11:00:00 UTC); 1 object was written again (“a”, written 2026-03-02 10:01:01 UTC); "
            + "1 object was removed (“b”, last written 2026-03-02 10:00:00 UTC)",
            change.Description);
    }

    [Theory]
    [InlineData("e", 0, "", "", true)]
    [InlineData("f", 0, "", "", false)]
    [InlineData("e", 1000, "", "", false)]
    [InlineData("e", 400, "", "", false)]
    [InlineData("e", 0, "w", "", false)]
    [InlineData("e", 0, "v", "", true)]
    [InlineData("e", 0, "v", "SHA256:other", false)]
    [InlineData("e", 0, "v", "CRC64NVME:c", true)]
    public void The_same_write_is_the_same_in_all_that_both_sides_know(string etag, int later, string version, string checksum, bool same)
    {
        var seen = new StoredObject("a", 1, "e", At.AddMilliseconds(100)) { VersionId = "v", Checksum = "SHA256:s" };
        var now = new StoredObject("a", 1, etag, At.AddMilliseconds(100 + later)) { VersionId = version, Checksum = checksum };

        Assert.Equal(same, SameWrite.Of(seen, now));
    }

    [Fact]
    public void A_look_up_tells_whole_seconds_and_an_old_snapshot_none()
    {
        Assert.True(SameWrite.IsSame(At.AddMilliseconds(400), At));
        Assert.False(SameWrite.IsSame(At.AddMilliseconds(400), At.AddSeconds(1)));
        Assert.True(SameWrite.IsSame(DateTimeOffset.MinValue, At));
    }

    private static List<StoredObject> Listing(Random random) =>
        [.. Enumerable.Range(0, random.Next(20)).Select(_ => $"p/{(char)('a' + random.Next(8))}").Distinct().Order(KeyOrder.Instance)
            .Select(key => new StoredObject(key, random.Next(2), $"e{random.Next(2)}", At.AddSeconds(random.Next(2))))];
}
