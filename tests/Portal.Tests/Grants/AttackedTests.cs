using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.Store;
using Curation.Workflow.Facts;
using Microsoft.Extensions.DependencyInjection;
using Portal.Ground;
using Portal.Tests.Journeys;

namespace Portal.Tests.Grants;

/// <summary>Somebody with good credentials for one prefix tries to reach others, in every way that S3 knows.</summary>
public sealed class AttackedTests
{
    private const string Mine = "cpg0048-bsc/broad";
    private const string Victim = "cpg0048-bsc/broad2";

    private static readonly string[] Elsewhere =
    [
        "", "/", "*", "?", "x", "cpg0048-bsc", "cpg0048-bsc/", "cpg0048-bsc/x", $"{Mine}", $"{Mine}2/x", $"{Mine}/../broad2/x",
        $"{Mine}/..%2fbroad2/x", $"{Mine}%2f..%2fbroad2/x", $"{Mine}/../broad2/images/a.tiff", "CPG0048-BSC/BROAD/x", "cpg0048-bsc/Broad/x",
        "cpg0048-bsc/brоad/x", "cpg0048-bsc∕broad/x", "cpg0048-bsc/broad\u200b/x", "cpg0048-bsc%2fbroad/x",
        "cpg0048-bsc/*/x", "cpg0048-bsc/broa?/x", "*/broad/x", "${aws:username}/x", $"/{Mine}/x", $"//{Mine}/x", $"./{Mine}/x", $"{Victim}/x",
        $"{Victim}/images/a.tiff",
    ];

    [Fact]
    public async Task No_sequence_of_requests_leaves_the_prefix()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Mine, 2);
        await world.PutAsync(World.Staging, $"{Victim}/images/a.tiff", "the victim's");
        await world.PutAsync(World.Gallery, $"{Victim}/images/a.tiff", "the gallery's");
        var before = await HeldAsync(world);
        var given = await world.Credentials.AskAsync(deposit, Permission.ReadWrite, TimeSpan.FromHours(1), World.Ada);
        using var attacker = Client(world, given);
        var random = new Random(20260302);

        for (var step = 0; step < 400; step++)
        {
            var key = Elsewhere[random.Next(Elsewhere.Length)];
            var bucket = random.Next(5) == 0 ? World.Gallery : World.Staging;
            var attack = random.Next(Attacks.Length);

            // A key is a text to S3: “prefix/../x” lies below the prefix, whatever it looks like, and must touch nothing else.
            var isMine = bucket == World.Staging && key.StartsWith($"{Mine}/", StringComparison.Ordinal);
            var refused = await IsRefusedAsync(() => Attacks[attack](attacker, bucket, key));
            Assert.True(refused || isMine, $"Attack {attack} on {bucket}/{key} got through at step {step}.");
        }

        Assert.Equal(before, await HeldAsync(world));
        await attacker.PutObjectAsync(new PutObjectRequest { BucketName = World.Staging, Key = $"{Mine}/x", ContentBody = "mine" });
    }

    [Fact]
    public async Task Credentials_that_read_change_nothing()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Mine, 2);
        var given = await world.Credentials.AskAsync(deposit, Permission.Read, TimeSpan.FromHours(1), World.Ada);
        using var attacker = Client(world, given);
        var key = World.KeyOf(Mine, 0);
        await attacker.GetObjectAsync(World.Staging, key);

        Assert.True(
            await IsRefusedAsync(() => attacker.PutObjectAsync(new PutObjectRequest { BucketName = World.Staging, Key = key, ContentBody = "x" })));
        Assert.True(await IsRefusedAsync(() => attacker.DeleteObjectAsync(World.Staging, key)));
        Assert.True(await IsRefusedAsync(() => attacker.InitiateMultipartUploadAsync(World.Staging, key)));
        Assert.True(await IsRefusedAsync(() => attacker.CopyObjectAsync(World.Staging, key, World.Staging, $"{Mine}/copy")));
    }

    [Theory]
    [InlineData("cpg0048-bsc//broad")]
    [InlineData("cpg0048-bsc/*")]
    [InlineData("cpg0048-bsc/${aws:username}")]
    [InlineData("cpg0048-bsc/brоad")]
    [InlineData("cpg0048-bsc/..")]
    [InlineData("cpg0048-bsc/broad%2f..")]
    [InlineData("cpg0048-bsc")]
    [InlineData("")]
    [InlineData("CPG0048-bsc/broad")]
    public async Task A_prefix_that_means_more_than_itself_cannot_be_asked_for(string prefix)
    {
        await using var world = new World();

        Assert.NotEmpty(await World.RefusalOfAsync(() => world.Requests.AskAsync(prefix, "A plate", 1, null, World.Noor)));
    }

    [Fact]
    public async Task The_request_form_does_not_tell_what_others_have()
    {
        await using var world = new World();
        await world.OpenAsync(Mine, 1);

        // Taken, inside of what is taken, around it, and free: all are taken down alike, and a maintainer sees the overlap.
        var asked = new List<Guid>();
        foreach (var prefix in new[] { Mine, $"{Mine}/deeper", "cpg0048-bsc/free" })
        {
            asked.Add(await world.Requests.AskAsync(prefix, "A plate", 1, null, World.Noor));
        }

        Assert.Equal(3, asked.Distinct().Count());
        Assert.Contains("overlaps", await World.RefusalOfAsync(() => world.Deposits.OpenAsync(asked[1], World.Erin)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_deposit_answers_like_none()
    {
        await using var world = new World();
        var (theirs, none) = (await world.OpenAsync(Mine, 1), Guid.CreateVersion7());
        var noor = await world.SignedInAsync("noor");

        foreach (var path in new[]
        {
            "/deposits/{0}", "/deposits/{0}/access", "/deposits/{0}/data", "/deposits/{0}/check", "/deposits/{0}/promotion", "/requests/{0}",
        })
        {
            var (one, other) = (await AnswerAsync(noor, path, theirs), await AnswerAsync(noor, path, none));
            Assert.Equal(other.Status, one.Status);
            Assert.DoesNotContain(Mine, one.Body, StringComparison.Ordinal);
        }

        Assert.Equal(
            await World.RefusalOfAsync(() => world.Credentials.AskAsync(none, Permission.Read, TimeSpan.FromHours(1), World.Noor)),
            await World.RefusalOfAsync(() => world.Credentials.AskAsync(theirs, Permission.Read, TimeSpan.FromHours(1), World.Noor)));
    }

    private static readonly Func<AmazonS3Client, string, string, Task>[] Attacks =
    [
        (s3, bucket, key) => s3.ListObjectsV2Async(
            new ListObjectsV2Request { BucketName = bucket, Prefix = key is "" or "cpg0048-bsc/broad" ? "" : key }),
        async (s3, bucket, key) =>
        {
            using var answer = await s3.GetObjectAsync(bucket, Named(key));
            using var reader = new StreamReader(answer.ResponseStream);
            Assert.DoesNotContain("'s", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        },
        (s3, bucket, key) => s3.GetObjectMetadataAsync(bucket, Named(key)),
        (s3, bucket, key) => s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = Named(key), ContentBody = "theirs" }),
        (s3, bucket, key) => s3.DeleteObjectAsync(bucket, Named(key)),
        async (s3, bucket, key) =>
        {
            var answer = await s3.DeleteObjectsAsync(
                new DeleteObjectsRequest { BucketName = bucket, Objects = [new KeyVersion { Key = Named(key) }] });
            Refuse(answer.DeletedObjects is not { Count: > 0 });
        },
        (s3, bucket, key) => s3.InitiateMultipartUploadAsync(bucket, Named(key)),
        (s3, bucket, _) => s3.CopyObjectAsync(bucket, $"{Victim}/images/a.tiff", World.Staging, $"{Mine}/stolen"),
        (s3, bucket, key) => s3.CopyObjectAsync(World.Staging, World.KeyOf(Mine, 0), bucket, Named(key)),
        async (s3, bucket, _) =>
        {
            var upload = await s3.InitiateMultipartUploadAsync(World.Staging, $"{Mine}/parts");
            try
            {
                await s3.CopyPartAsync(new CopyPartRequest
                {
                    SourceBucket = bucket,
                    SourceKey = $"{Victim}/images/a.tiff",
                    DestinationBucket = World.Staging,
                    DestinationKey = $"{Mine}/parts",
                    UploadId = upload.UploadId,
                    PartNumber = 1,
                });
            }
            finally
            {
                await s3.AbortMultipartUploadAsync(World.Staging, $"{Mine}/parts", upload.UploadId);
            }
        },
        async (s3, bucket, key) =>
        {
            using var client = new HttpClient();
            var address = await s3.GetPreSignedURLAsync(new GetPreSignedUrlRequest
            {
                BucketName = bucket,
                Key = Named(key),
                Expires = DateTime.UtcNow.AddMinutes(5),
                Protocol = Protocol.HTTP,
            });
            using var answer = await client.GetAsync(new Uri(address));
            Assert.DoesNotContain("'s", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Refuse(answer.StatusCode is not HttpStatusCode.OK);
        },
    ];

    // The SDK sends nothing for an empty key.
    private static string Named(string key) => key.Length == 0 ? "x" : key;

    private static void Refuse(bool when)
    {
        if (when)
        {
            throw new AmazonS3Exception("refused");
        }
    }

    private static async Task<bool> IsRefusedAsync(Func<Task> attack)
    {
        try
        {
            await attack();
            return false;
        }
        catch (AmazonServiceException)
        {
            return true;
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(HttpClient browser, string path, Guid id)
    {
        using var answer = await browser.GetAsync(
            new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id), UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static AmazonS3Client Client(World world, TemporaryCredentials given) => new(
        new SessionAWSCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken),
        new AmazonS3Config
        {
            ServiceURL = world.Services.GetRequiredService<S3Options>().ServiceUrl,
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
        });

    private static async Task<List<(string, string)>> HeldAsync(World world)
    {
        var buckets = world.Services.GetRequiredService<Buckets>();
        return [.. (await buckets.Staging.ListAsync("", null, default).ToListAsync())
            .Concat(await buckets.Gallery.ListAsync("", null, default).ToListAsync())
            .Where(o => !o.Key.StartsWith($"{Mine}/", StringComparison.Ordinal))
            .Select(o => (o.Key, o.ETag))];
    }
}
