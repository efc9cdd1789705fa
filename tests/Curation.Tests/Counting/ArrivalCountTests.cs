using Curation.Counting;
using Curation.Store;

namespace Curation.Tests.Counting;

public sealed class ArrivalCountTests
{
    private const int Pages = 6;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Once_nothing_changes_any_more_it_tells_what_a_full_listing_tells()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (random, bucket) = (new Random(seed), new Bucket());
            var (page, most) = (random.Next(3, 12), random.Next(8, 40));
            var known = random.Next(2) == 0 ? default : new Tally(random.Next(500), random.Next(50_000));
            var count = new ArrivalCount(known, known == default ? null : Now, page, most);
            var at = Now;
            for (var step = 0; step < 60; step++)
            {
                bucket.Change(random, at);
                await CountAsync(count, bucket, page, at);
                Assert.InRange(count.Stretches, 1, most);
                at += TimeSpan.FromSeconds(5);
            }

            // A round: each look goes through a page at least besides where it always looks.
            var quiet = at;
            for (var look = 0; look < bucket.Count + most + 10; look++)
            {
                await CountAsync(count, bucket, page, at);
                at += TimeSpan.FromSeconds(5);
            }

            Assert.Equal((bucket.Total, bucket.Newest), (count.Total, count.Newest));
            Assert.True(count.CompleteSince >= quiet, $"{seed}: {count.CompleteSince}");
        }
    }

    [Fact]
    public async Task What_fits_into_one_look_is_right_at_each_look()
    {
        var (random, bucket, count) = (new Random(7), new Bucket(), new ArrivalCount(default, null, 40, 20));
        for (var step = 0; step < 120; step++)
        {
            if (bucket.Count < 60)
            {
                bucket.Change(random, Now.AddSeconds(step));
            }

            await CountAsync(count, bucket, 40, Now.AddSeconds(step));

            Assert.Equal((bucket.Total, bucket.Newest, Now.AddSeconds(step)), (count.Total, count.Newest, count.CompleteSince));
        }
    }

    [Fact]
    public async Task An_upload_in_the_order_of_names_shows_at_once_however_much_is_there()
    {
        var (bucket, count) = (new Bucket(), new ArrivalCount(default, null, 10, 50));
        for (var i = 0; i < 5000; i++)
        {
            bucket.Put($"a/{i:000000}", Now);
        }

        for (var look = 0; look < 2000; look++)
        {
            await CountAsync(count, bucket, 10, Now);
        }

        Assert.Equal(5000, count.Total.Objects);
        for (var i = 0; i < 500; i++)
        {
            var at = Now.AddSeconds(i + 1);
            bucket.Put($"a/{5000 + i:000000}", at);
            await CountAsync(count, bucket, 10, at);

            Assert.Equal((5001 + i, at), (count.Total.Objects, count.Newest));
        }
    }

    [Fact]
    public async Task The_last_full_count_stands_until_there_is_a_better_one()
    {
        var (bucket, count) = (new Bucket(), new ArrivalCount(new Tally(5000, 5000), Now.AddHours(-1), 10, 500));
        for (var i = 0; i < 5000; i++)
        {
            bucket.Put($"a/{i:000000}", Now);
        }

        for (var look = 0; look < 200; look++)
        {
            await CountAsync(count, bucket, 10, Now);
            Assert.Equal(5000, count.Total.Objects);
        }
    }

    /// <summary>Else what was seen before would not be seen again for two days, and what is seen since time and again.</summary>
    [Fact]
    public async Task After_the_clock_was_set_back_all_is_seen_again()
    {
        var (bucket, count, at) = (new Bucket(), new ArrivalCount(default, null, 10, 200), Now);
        for (var i = 0; i < 1000; i++)
        {
            bucket.Put($"a/{i:000000}", Now.AddDays(-9));
        }

        await RoundAsync();
        bucket.Remove("a/000500");
        at -= TimeSpan.FromDays(2);
        await RoundAsync();

        Assert.Equal(999, count.Total.Objects);

        async Task RoundAsync()
        {
            for (var look = 0; look < 250; look++)
            {
                await CountAsync(count, bucket, 10, at);
                at += TimeSpan.FromSeconds(5);
            }
        }
    }

    private static async Task CountAsync(ArrivalCount count, Bucket bucket, int page, DateTimeOffset at)
    {
        bucket.Listed = bucket.Requests = 0;
        await count.CountAsync(bucket.ListAsync, Pages, at, default);

        // A key more for each stretch, which is how its end is seen.
        Assert.InRange(bucket.Requests, 1, Pages);
        Assert.InRange(bucket.Listed, 0, (Pages * page) + bucket.Requests);
    }

    /// <summary>The naive model: all objects, and how much was asked of it.</summary>
    private sealed class Bucket
    {
        private readonly SortedDictionary<string, StoredObject> objects = new(StringComparer.Ordinal);

        public int Requests { get; set; }

        public int Listed { get; set; }

        public int Count => objects.Count;

        public Tally Total => objects.Values.Aggregate(default(Tally), (tally, found) => tally.With(found));

        public DateTimeOffset? Newest => objects.Count == 0 ? null : objects.Values.Max(found => found.LastModified);

        public void Put(string key, DateTimeOffset at) => objects[key] = new StoredObject(key, 1, "e", at);

        public void Remove(string key) => objects.Remove(key);

        /// <summary>Uploads side by side into some folders, overwrites, and folders that are removed.</summary>
        public void Change(Random random, DateTimeOffset at)
        {
            for (var i = random.Next(12); i > 0; i--)
            {
                var key = $"{(char)('a' + random.Next(4))}/{random.Next(400):000}";
                objects[key] = new StoredObject(key, random.Next(1, 100), "e", at);
            }

            if (random.Next(20) == 0)
            {
                var folder = $"{(char)('a' + random.Next(4))}/";
                foreach (var key in objects.Keys.Where(key => key.StartsWith(folder, StringComparison.Ordinal)).ToList())
                {
                    objects.Remove(key);
                }
            }
        }

        public async IAsyncEnumerable<StoredObject> ListAsync(string? after)
        {
            await Task.CompletedTask;
            Requests++;
            foreach (var found in objects.Values.Where(found => after is null || string.CompareOrdinal(found.Key, after) > 0).ToList())
            {
                Listed++;
                yield return found;
            }
        }
    }
}
