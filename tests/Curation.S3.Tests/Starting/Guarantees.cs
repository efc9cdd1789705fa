using Curation.S3.Tests.Servers;
using Curation.Store;

namespace Curation.S3.Tests.Starting;

public sealed class Guarantees
{
    [Fact]
    public async Task Of_a_server_that_refuses_are_believed_and_the_probe_leaves_nothing_behind()
    {
        await using var world = await World.OnAsync("sandbox");
        Assert.Equal(CopyGuarantee.CheckedByLookup, world.Account.Gallery.Guarantee);

        await world.Account.StartAsync(CancellationToken.None);

        Assert.Equal(CopyGuarantee.EnforcedByServer, world.Account.Gallery.Guarantee);
        Assert.Equal(CopyGuarantee.EnforcedByServer, world.Account.Staging.Guarantee);
        Assert.Empty(await world.Staging.ListAsync("", null, CancellationToken.None).ToListAsync());
        Assert.Empty((await world.Client.ListMultipartUploadsAsync(world.Staging.Bucket)).MultipartUploads ?? []);
    }

    [Fact]
    public async Task Enforced_cost_one_request_an_object()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("sandbox", through: interceptor);
        await world.Account.StartAsync(CancellationToken.None);
        var approved = await world.StageAsync("p/a", [1]);
        var before = interceptor.Seen.Count;

        await world.Gallery.CopyFromAsync(world.Staging, approved, CancellationToken.None);

        Assert.Equal([$"PUT /{world.Gallery.Bucket}/p/a"], interceptor.Seen.Skip(before));
    }

    [Fact]
    public async Task Of_a_server_that_may_not_be_tried_are_not_assumed()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("sandbox", through: interceptor);
        interceptor.Before = Interceptor.First(
            int.MaxValue, context => context.Request.Method == "PUT", context => Interceptor.AnswerAsync(context, 403, "AccessDenied"));

        await world.Account.StartAsync(CancellationToken.None);

        Assert.Equal(CopyGuarantee.CheckedByLookup, world.Account.Gallery.Guarantee);
    }
}
