using Curation.S3.Tests.Servers;
using Curation.Store;
using Microsoft.AspNetCore.Http;

namespace Curation.S3.Tests;

/// <summary>Notes are written once, on whatever server; what keeps one from being written is told.</summary>
public sealed class Notes
{
    [Theory, Servers]
    public async Task One_is_written_and_no_other_over_it(string server)
    {
        await using var world = await World.OnAsync(server);

        Assert.True(await world.Account.GalleryNotes.WriteOnceAsync("n/a", new byte[] { 1 }, default));
        Assert.False(await world.Account.GalleryNotes.WriteOnceAsync("n/a", new byte[] { 2 }, default));

        Assert.Equal([1], await world.Gallery.ReadStartAsync("n/a", 10, default));
    }

    [Fact]
    public async Task What_came_between_the_look_and_the_write_stays()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("sandbox", through: interceptor);
        interceptor.Before = async context =>
        {
            if (HttpMethods.IsPut(context.Request.Method))
            {
                await world.PutAsync(world.Gallery, "n/a", [2]);
            }

            return false;
        };

        Assert.False(await world.Account.GalleryNotes.WriteOnceAsync("n/a", new byte[] { 1 }, default));
        Assert.Equal([2], await world.Gallery.ReadStartAsync("n/a", 10, default));
    }

    [Fact]
    public async Task A_server_that_has_no_conditions_is_asked_without_one()
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("sandbox", through: interceptor);
        interceptor.Before = Interceptor.First(1, IsWrite, context => Interceptor.AnswerAsync(context, 501, "NotImplemented"));

        Assert.True(await world.Account.GalleryNotes.WriteOnceAsync("n/a", new byte[] { 1 }, default));
        Assert.Equal([1], await world.Gallery.ReadStartAsync("n/a", 10, default));
    }

    [Theory]
    [InlineData(403, "AccessDenied")]
    [InlineData(500, "InternalError")]
    [InlineData(200, "InternalError")]
    public async Task Also_a_refusal_of_that_is_told_in_words(int status, string code)
    {
        await using var interceptor = await Interceptor.StartAsync();
        await using var world = await World.OnAsync("sandbox", options => options with { Attempts = 2 }, interceptor);
        interceptor.Before = Interceptor.First(
            int.MaxValue,
            IsWrite,
            context => context.Request.Headers.IfNoneMatch.Count > 0 ? Interceptor.AnswerAsync(context, 501, "NotImplemented") : Interceptor.AnswerAsync(context, status, code));

        var refusal = await Assert.ThrowsAsync<StoreException>(() => world.Account.GalleryNotes.WriteOnceAsync("n/a", new byte[] { 1 }, default));

        Assert.Equal(StoreOperation.Write, refusal.Failure?.Call.Operation);
        Assert.Null(await world.Gallery.FindAsync("n/a", default));
    }

    private static bool IsWrite(HttpContext context) => HttpMethods.IsPut(context.Request.Method);
}
