using Curation.Plans;
using Curation.Store;

namespace Curation.Tests.Plans;

public sealed class CopyPlanTests
{
    [Fact]
    public async Task The_plan_is_what_the_gallery_lacks()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var wanted = Listing(random);
            var present = Listing(random);
            var byKey = present.ToDictionary(o => o.Key);

            var plan = await CopyPlan.CompareAsync(wanted.ToAsyncEnumerable(), present.ToAsyncEnumerable(), default).ToListAsync();

            Assert.Equal(wanted, plan.Select(entry => entry.Wanted));
            foreach (var entry in plan)
            {
                var there = byKey.GetValueOrDefault(entry.Wanted.Key);
                var expected = there is null ? EntryState.New
                    : there.Size == entry.Wanted.Size && there.ETag == entry.Wanted.ETag ? EntryState.Identical
                    : EntryState.Conflicting;
                Assert.Equal((expected, there), (entry.State, entry.Present));
            }
        }
    }

    [Fact]
    public async Task Made_anew_after_a_crash_it_no_longer_has_what_was_copied()
    {
        var wanted = Listing(new Random(3));
        var copied = wanted.Where((_, i) => i % 2 == 0).ToList();

        var rest = await CopyPlan.CompareAsync(wanted.ToAsyncEnumerable(), copied.ToAsyncEnumerable(), default).Where(e => e.State is EntryState.New).ToListAsync();

        Assert.Equal(wanted.Except(copied), rest.Select(entry => entry.Wanted));
    }

    [Fact]
    public async Task A_listing_out_of_order_is_refused_on_either_side()
    {
        StoredObject[] right = [Object("a"), Object("b")];
        StoredObject[] wrong = [Object("b"), Object("a")];

        await Assert.ThrowsAsync<InvalidDataException>(() => CopyPlan.CompareAsync(wrong.ToAsyncEnumerable(), right.ToAsyncEnumerable(), default).ToListAsync().AsTask());
        await Assert.ThrowsAsync<InvalidDataException>(() => CopyPlan.CompareAsync(new[] { Object("z") }.ToAsyncEnumerable(), wrong.ToAsyncEnumerable(), default).ToListAsync().AsTask());
    }

    [Theory]
    [InlineData("e", "SHA256:a", "e", "SHA256:b", EntryState.Conflicting)]
    [InlineData("e", "SHA256:a", "e", "SHA256:a", EntryState.Identical)]
    [InlineData("e", "SHA256:a", "other", "SHA256:a", EntryState.Identical)]
    [InlineData("e", "SHA256:a", "e", "CRC64NVME:b", EntryState.Identical)]
    [InlineData("e", "SHA256:a", "other", "CRC64NVME:b", EntryState.Conflicting)]
    [InlineData("e", "SHA256:a", "e", "", EntryState.Identical)]
    [InlineData("e", "", "e", "SHA256:b", EntryState.Identical)]
    [InlineData("e", "", "other", "", EntryState.Conflicting)]
    public void A_checksum_goes_before_the_etag_where_both_have_one_of_a_kind(string etag, string checksum, string otherETag, string otherChecksum, EntryState expected) => Assert.Equal(
        expected, new PlanEntry(new StoredObject("k", 1, etag, default) { Checksum = checksum }, new StoredObject("k", 1, otherETag, default) { Checksum = otherChecksum }).State);

    private static StoredObject Object(string key) => new(key, 1, "e", default);

    private static List<StoredObject> Listing(Random random) =>
        [.. Enumerable.Range(0, random.Next(30))
            .Select(_ => $"p/{(char)('a' + random.Next(5))}{(random.Next(4) == 0 ? "\U0001F52C" : "\uFFFD")}{random.Next(4)}")
            .Distinct()
            .Order(KeyOrder.Instance)
            .Select(key => new StoredObject(key, random.Next(2), $"e{random.Next(2)}", default))];
}
