using Curation.S3.Tests.Servers;
using Curation.Store;
using Microsoft.AspNetCore.Http;
using Testing.Tools;

namespace Curation.S3.Tests.Copying;

/// <summary>What networks and busy servers do, done by an interceptor on the way to a real server.</summary>
public sealed class Trouble
{
    public static TheoryData<string, int, string> Passing => new()
    {
        { "busy", 503, "SlowDown" },
        { "broken", 500, "InternalError" },
        { "slow to read", 400, "RequestTimeout" },
        { "an error inside a 200", 200, "InternalError" },
        { "slow down inside a 200", 200, "SlowDown" },
        { "a race", 409, "ConditionalRequestConflict" },
    };

    [NeedsTheory(MotoProcess.Tool), MemberData(nameof(Passing))]
    public async Task That_passes_is_copied_after_all(string what, int status, string code)
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", through: interceptor);
        interceptor.Before = Interceptor.First(3, Interceptor.IsCopy, context => Interceptor.AnswerAsync(context, status, code));
        var approved = await world.StageAsync("p/a", [1]);

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.True(Copies(interceptor) == 4, $"{what}: {Copies(interceptor)} copies were asked for instead of 4.");
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task A_connection_that_is_cut_is_made_anew()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", through: interceptor);
        interceptor.Before = Interceptor.First(3, _ => true, Interceptor.ResetAsync);
        var approved = await world.StageAsync("p/a", [1]);

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task A_copy_whose_answer_was_lost_counts_as_copied()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", through: interceptor);
        world.Gallery.Inner.Guarantee = CopyGuarantee.EnforcedByServer;
        var approved = await world.StageAsync("p/a", [1]);

        // The first copy is done and its answer lost on the way; the second meets what the first one made.
        interceptor.After = Interceptor.First(1, Interceptor.IsCopy, context => Interceptor.AnswerAsync(context, 502, "BadGateway"));
        interceptor.Before = context =>
            Copies(interceptor) == 2 && Interceptor.IsCopy(context) ? Answered(Interceptor.AnswerAsync(context, 412, "PreconditionFailed")) : Task.FromResult(false);

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal(2, Copies(interceptor));
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task That_stays_ends_with_a_sentence_after_the_attempts_allowed()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", options => options with { Attempts = 3 }, interceptor);
        interceptor.Before = Interceptor.First(int.MaxValue, Interceptor.IsCopy, context => Interceptor.AnswerAsync(context, 503, "SlowDown", "Please reduce your request rate."));
        var approved = await world.StageAsync("p/a", [1]);

        var refusal = await Assert.ThrowsAsync<StoreException>(() => world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));

        Assert.Equal(3, Copies(interceptor));
        Assert.Equal((StoreReason.SlowDown, $"s3://{world.Staging.Bucket}/p/a"), (refusal.Failure?.Reason, refusal.Failure?.Call.Source));
        Assert.Equal("Please reduce your request rate.", refusal.Failure?.Server?.Message);
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task A_missing_right_is_not_tried_again_and_says_who_must_act()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", through: interceptor);
        interceptor.Before = Interceptor.First(int.MaxValue, Interceptor.IsCopy, context => Interceptor.AnswerAsync(context, 403, "AccessDenied"));
        var approved = await world.StageAsync("p/a", [1]);

        var refusal = await Assert.ThrowsAsync<StoreException>(() => world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));

        Assert.Equal(1, Copies(interceptor));
        Assert.Equal(StoreReason.AccessDenied, refusal.Failure?.Reason);
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task A_server_that_knows_no_conditions_is_looked_up_instead()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", through: interceptor);
        world.Gallery.Inner.Guarantee = CopyGuarantee.EnforcedByServer;
        interceptor.Before = Interceptor.First(
            int.MaxValue,
            context => Interceptor.IsCopy(context) && context.Request.Headers.IfNoneMatch.Count > 0,
            context => Interceptor.AnswerAsync(context, 501, "NotImplemented"));
        var approved = await world.StageAsync("p/a", [1]);

        Assert.Equal(CopyOutcome.Copied, await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));
        Assert.Equal(CopyGuarantee.CheckedByLookup, world.Gallery.Guarantee);
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task A_source_replaced_during_an_unguarded_copy_is_told()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", through: interceptor);
        var approved = await world.StageAsync("p/a", [1]);
        interceptor.Before = async context =>
        {
            if (Interceptor.IsCopy(context))
            {
                await world.StageAsync("p/a", [2]);
            }

            return false;
        };

        var refusal = await Assert.ThrowsAsync<StoreException>(() => world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));

        Assert.Equal(StoreReason.NotAsApproved, refusal.Failure?.Reason);
    }

    [Fact]
    public async Task A_copy_that_came_out_with_other_bytes_is_told()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("sandbox", through: interceptor);
        await world.Account.StartAsync(CancellationToken.None);
        var approved = await world.StageAsync("p/a", [1]);
        interceptor.Before = Interceptor.First(1, Interceptor.IsCopy, async context =>
        {
            await world.PutAsync(world.Gallery, "p/a", [2, 3]);
            await context.Response.WriteAsync("<CopyObjectResult><ETag>\"00000000000000000000000000000000\"</ETag></CopyObjectResult>");
        });

        var refusal = await Assert.ThrowsAsync<StoreException>(() => world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None));

        Assert.Equal(StoreReason.NotAsApproved, refusal.Failure?.Reason);
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task Cancelling_ends_a_copy_at_once()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("moto", through: interceptor);
        using var cancel = new CancellationTokenSource();
        interceptor.Before = Interceptor.First(int.MaxValue, Interceptor.IsCopy, async context =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        var approved = await world.StageAsync("p/a", [1]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Gallery.CopyFromAsync(world.Staging, approved, cancel.Token));
    }

    private static async Task<bool> Answered(Task answer)
    {
        await answer;
        return true;
    }

    private static int Copies(Interceptor interceptor) => interceptor.Seen.Count(line => line.StartsWith("PUT", StringComparison.Ordinal));
}
