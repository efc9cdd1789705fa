using Curation.S3.Calls;
using Curation.S3.Tests.Servers;
using Curation.Store;
using Microsoft.AspNetCore.Http;
using Testing.Tools;

namespace Curation.S3.Tests.Copying;

public sealed class TroubleByParts
{
    [NeedsFact(MotoProcess.Tool)]
    public async Task That_passes_is_copied_after_all()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", ByParts, interceptor);
        var parts = Interceptor.First(2, IsPart, context => Interceptor.AnswerAsync(context, 200, "InternalError"));
        var ends = Interceptor.First(2, IsEnd, context => Interceptor.AnswerAsync(context, 200, "InternalError"));
        interceptor.Before = async context => await parts(context) || await ends(context);
        var approved = await world.StageAsync("p/a", [1, 2, 3]);

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal([1, 2, 3], await world.Gallery.ReadStartAsync("p/a", 10, default));
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task An_end_whose_answer_was_lost_counts_as_copied()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", ByParts, interceptor);
        interceptor.After = Interceptor.First(1, IsEnd, Interceptor.ResetAsync);
        var approved = await world.UploadAsync(world.Staging, "p/a", [[1, 2, 3]]);

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task A_conflict_at_the_end_begins_the_upload_anew()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", ByParts, interceptor);
        interceptor.Before = Interceptor.First(1, IsEnd, context => Interceptor.AnswerAsync(context, 409, "ConditionalRequestConflict"));
        var approved = await world.StageAsync("p/a", [1]);

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal(2, interceptor.Seen.Count(line => line.EndsWith("?uploads", StringComparison.Ordinal)));
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task A_failure_leaves_no_upload_behind()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", ByParts, interceptor);
        interceptor.Before = Interceptor.First(int.MaxValue, IsPart, context => Interceptor.AnswerAsync(context, 403, "AccessDenied"));
        var approved = await world.StageAsync("p/a", [1]);

        await Assert.ThrowsAsync<StoreException>(() => world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));

        Assert.Empty((await world.Client.ListMultipartUploadsAsync(world.Gallery.Bucket)).MultipartUploads ?? []);
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task Cancelling_leaves_no_upload_behind()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", ByParts, interceptor);
        using var cancel = new CancellationTokenSource();
        interceptor.After = Interceptor.First(1, IsPart, async context =>
        {
            await cancel.CancelAsync();
            context.Abort();
        });
        var approved = await world.StageAsync("p/a", [1]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Gallery.CopyFromAsync(world.Staging, approved, cancel.Token));

        Assert.Empty((await world.Client.ListMultipartUploadsAsync(world.Gallery.Bucket)).MultipartUploads ?? []);
        Assert.Null(await world.Gallery.FindAsync("p/a", default));
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task Tags_that_may_not_be_read_are_left_out_and_told()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", ByParts, interceptor);
        interceptor.Before = Interceptor.First(
            int.MaxValue, context => context.Request.Query.ContainsKey("tagging"), context => Interceptor.AnswerAsync(context, 403, "AccessDenied"));
        var approved = await world.StageAsync("p/a", [1]);

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal($"{new StoreRemark(StoreRemarkReason.TagsNotReadable, world.Staging.Bucket)}", Assert.Single(world.Account.Remarks));
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task An_object_too_large_to_be_copied_at_once_is_copied_by_parts()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", through: interceptor);
        interceptor.Before = Interceptor.First(1, Interceptor.IsCopy, context => Interceptor.AnswerAsync(
            context, 400, "InvalidRequest", "The specified copy source is larger than the maximum allowable size for a copy source: 5368709120"));
        var approved = await world.StageAsync("p/a", [1]);

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Single(interceptor.Seen, line => line.EndsWith("?uploads", StringComparison.Ordinal));
    }

    private static CopyTuning ByParts(CopyTuning options) => options with { PartwiseAbove = 0 };

    private static bool IsPart(HttpContext context) => context.Request.Query.ContainsKey("partNumber") && HttpMethods.IsPut(context.Request.Method);

    private static bool IsEnd(HttpContext context) => context.Request.Query.ContainsKey("uploadId") && HttpMethods.IsPost(context.Request.Method);
}
