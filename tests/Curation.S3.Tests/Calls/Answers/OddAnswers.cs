using Curation.S3.Tests.Servers;
using Curation.Store;
using Microsoft.AspNetCore.Http;
using Testing.Tools;

namespace Curation.S3.Tests.Calls.Answers;

/// <summary>Answers of 200 that are none: an error, nothing, a proxy's page, or the right frame without what it should hold.</summary>
public sealed class OddAnswers
{
    private const string Error = "<?xml version=\"1.0\"?>\n  <Error><Code>InternalError</Code><Message>Told by a test.</Message></Error>";
    private const string Page = "<!DOCTYPE html><html><body>Sign in</body></html>";

    public static TheoryData<string, string> Odd
    {
        get
        {
            var odd = new TheoryData<string, string>();
            foreach (var (call, frame) in new[]
            {
                ("begin", "<InitiateMultipartUploadResult/>"), ("part", "<CopyPartResult/>"), ("end", "<CompleteMultipartUploadResult/>"),
                ("copy", "<CopyObjectResult/>"), ("list", "<ListBucketResult/>"),
            })
            {
                foreach (var body in new[] { Error, "", Page, "no XML", frame })
                {
                    odd.Add(call, body);
                }
            }

            odd.Add("tags", Error);
            odd.Add("tags", "");
            odd.Add("tags", Page);
            return odd;
        }
    }

    [Theory, MemberData(nameof(Odd))]
    public async Task One_that_passes_is_asked_for_again(string call, string body)
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("sandbox", IsByParts(call) ? options => options with { PartwiseAbove = 0 } : null, interceptor);
        interceptor.Before = Interceptor.First(2, context => Is(call, context), context => SayAsync(context, body));
        var approved = await world.StageAsync("p/a", [1, 2, 3]);

        if (call == "list")
        {
            Assert.Equal([approved], await world.Staging.ListAsync("p/", null, default).ToListAsync());
            return;
        }

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal([1, 2, 3], await world.Gallery.ReadStartAsync("p/a", 10, default));
    }

    [Theory, MemberData(nameof(Odd))]
    public async Task One_that_stays_is_told_and_nothing_is_concluded_from_it(string call, string body)
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync(
            "sandbox", options => options with { Attempts = 2, PartwiseAbove = IsByParts(call) ? 0 : options.PartwiseAbove }, interceptor);
        interceptor.Before = Interceptor.First(int.MaxValue, context => Is(call, context), context => SayAsync(context, body));
        var approved = await world.StageAsync("p/a", [1, 2, 3]);

        var refusal = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            if (call == "list")
            {
                await world.Staging.ListAsync("p/", null, default).ToListAsync();
            }
            else
            {
                await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None);
            }
        });

        Assert.Equal(
            call switch { "list" => StoreOperation.List, "tags" => StoreOperation.ReadTags, _ => StoreOperation.Copy },
            refusal.Failure?.Call.Operation);
        Assert.Null(await world.Gallery.FindAsync("p/a", default));
    }

    [Fact]
    public async Task An_upload_whose_number_was_lost_is_ended_when_the_copies_are()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("sandbox", options => options with { PartwiseAbove = 0 }, interceptor);
        var others = await world.Client.InitiateMultipartUploadAsync(world.Gallery.Bucket, "p/others");

        // The server did begin an upload, and its answer was lost on the way.
        interceptor.After = Interceptor.First(1, context => Is("begin", context), context => SayAsync(context, Error));
        var approved = await world.StageAsync("p/a", [1, 2, 3]);
        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal(2, (await world.Client.ListMultipartUploadsAsync(world.Gallery.Bucket)).MultipartUploads.Count);

        using var remarks = world.Gallery.GatherRemarks();
        await world.Gallery.EndCopiesAsync("p/");

        Assert.Equal(others.UploadId, Assert.Single((await world.Client.ListMultipartUploadsAsync(world.Gallery.Bucket)).MultipartUploads).UploadId);
        Assert.Empty(remarks.All);
    }

    [Fact]
    public async Task An_upload_that_cannot_be_ended_is_named()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("sandbox", options => options with { PartwiseAbove = 0, Attempts = 1 }, interceptor);
        interceptor.Before = Interceptor.First(
            int.MaxValue,
            context => Is("part", context) || HttpMethods.IsDelete(context.Request.Method),
            context => Interceptor.AnswerAsync(context, 403, "AccessDenied"));
        var approved = await world.StageAsync("p/a", [1, 2, 3]);
        using var remarks = world.Gallery.GatherRemarks();

        await Assert.ThrowsAsync<StoreException>(() => world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        await world.Gallery.EndCopiesAsync("p/");

        Assert.Equal($"{new StoreRemark(StoreRemarkReason.UploadsStayed, world.Gallery.Bucket, "p/", "1", "p/a")}", Assert.Single(remarks.All));
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task A_version_is_pinned_where_the_bucket_keeps_versions()
    {
        await using var world = await World.OnAsync("moto");
        await world.Client.PutBucketVersioningAsync(new Amazon.S3.Model.PutBucketVersioningRequest
        {
            BucketName = world.Staging.Bucket,
            VersioningConfig = new() { Status = Amazon.S3.VersionStatus.Enabled },
        });
        await world.StageAsync("p/gone", [9]);
        await world.Client.DeleteObjectAsync(world.Staging.Bucket, "p/gone");
        await world.StageAsync("p/a", [0]);
        await world.StageAsync("p/a", [1, 2, 3]);
        await world.StageAsync("p/ä b", [4]);

        var seen = await world.Staging.ListPinnedAsync("p/", default).ToListAsync();
        await world.StageAsync("p/a", [1, 2, 3]);

        Assert.Equal(["p/a", "p/ä b"], seen.Select(o => o.Key));
        Assert.All(seen, o => Assert.NotEmpty(o.VersionId));
        Assert.False(Curation.Plans.SameWrite.Of(seen[0], (await world.Staging.ListPinnedAsync("p/a", default).ToListAsync()).Single()));
        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, seen[0], CancellationToken.None));
    }

    [Fact]
    public async Task Checksums_over_all_bytes_are_kept_as_many_as_may_be_asked_for()
    {
        await using var world = await World.OnAsync("sandbox", options => options with { ChecksumLookups = 3 });
        for (var i = 0; i < 6; i++)
        {
            await world.PutAsync(world.Staging, $"p/{i}", [(byte)i], put =>
                put.ChecksumSHA256 = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(((MemoryStream)put.InputStream).ToArray())));
        }

        var kept = await world.Staging.WithChecksumsAsync(world.Staging.ListPinnedAsync("p/", default), default).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 6).Select(i => $"p/{i}"), kept.Select(o => o.Key));
        Assert.Equal("SHA256:" + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData([0])), kept[0].Checksum);
        Assert.Equal(3, kept.Count(o => o.Checksum.Length > 0));
    }

    private static bool IsByParts(string call) => call is "begin" or "part" or "end" or "tags";

    private static bool Is(string call, HttpContext context) => call switch
    {
        "begin" => HttpMethods.IsPost(context.Request.Method) && context.Request.Query.ContainsKey("uploads"),
        "part" => HttpMethods.IsPut(context.Request.Method) && context.Request.Query.ContainsKey("partNumber"),
        "end" => HttpMethods.IsPost(context.Request.Method) && context.Request.Query.ContainsKey("uploadId"),
        "tags" => context.Request.Query.ContainsKey("tagging"),
        "list" => context.Request.Query.ContainsKey("list-type"),
        _ => Interceptor.IsCopy(context),
    };

    private static Task SayAsync(HttpContext context, string body)
    {
        context.Response.StatusCode = 200;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(body);
    }
}
