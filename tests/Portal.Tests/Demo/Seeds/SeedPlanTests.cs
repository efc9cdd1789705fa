using System.Security.Cryptography;
using System.Text;
using Portal.Demo.Seeds;

namespace Portal.Tests.Demo.Seeds;

public sealed class SeedPlanTests
{
    [Fact]
    public void Every_first_start_has_the_same_bytes()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var made in Planned.All)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{made.Seed.Bucket}\n{made.Key}\n{made.Bytes.Length}\n"));
            hash.AppendData(made.Bytes);
        }

        Assert.Equal("c5f1e2a283f56fdd7c1377a6729c7816cae1be475cb1e5b5012bca0ff244c5a3", Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [Fact]
    public void A_plan_is_the_same_each_time_it_is_asked_for()
    {
        var again = SeedPlan.Objects().Select(seed => (seed.Bucket, seed.Key, seed.ContentType, seed.LastModified));

        Assert.Equal(Planned.All.Select(made => (made.Seed.Bucket, made.Key, made.Seed.ContentType, made.Seed.LastModified)), again);
    }

    [Fact]
    public void It_is_a_few_thousand_objects_and_not_much_to_store()
    {
        Assert.InRange(Planned.All.Count, 2500, 3500);
        Assert.InRange(Planned.All.Sum(made => made.Bytes.Length), 5_000_000, 40_000_000);
        Assert.InRange(Planned.Under(Planned.Large).Count, 1400, 1600);
    }

    [Fact]
    public void No_key_stands_twice_in_a_bucket() =>
        Assert.Equal(Planned.All.Count, Planned.All.Select(made => (made.Seed.Bucket, made.Key)).Distinct().Count());

    [Fact]
    public void The_earlier_batch_is_in_the_gallery_and_the_deposits_are_in_staging()
    {
        Assert.All(Planned.Under(Planned.Earlier), made => Assert.Equal(SeedPlan.Gallery, made.Seed.Bucket));
        Assert.All(Planned.Under(Planned.Clean).Concat(Planned.Under(Planned.Large)), made => Assert.Equal(SeedPlan.Staging, made.Seed.Bucket));
    }

    [Fact]
    public void Other_buckets_may_be_named_without_changing_a_byte()
    {
        var renamed = SeedPlan.Objects("g", "s").First(seed => seed.Key.EndsWith("load_data.csv", StringComparison.Ordinal));

        Assert.Equal("g", renamed.Bucket);
        Assert.Contains("s3://cellpainting-gallery/", Encoding.UTF8.GetString(renamed.Content()), StringComparison.Ordinal);
    }
}
