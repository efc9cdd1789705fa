using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Deposits;
using Portal.Uploading;

namespace Portal.Tests.Uploading;

public sealed class ArrivalsTests : AccessTest
{
    [Fact]
    public async Task However_much_is_staged_a_look_reads_some_pages_and_many_people_share_it()
    {
        for (var i = 0; i < 20_000; i++)
        {
            Staging.Put($"{Place}/images/{i:00000}.tiff", 2, DateTimeOffset.UtcNow);
        }

        var id = await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin));
        var arrivals = Services.GetRequiredService<Arrivals>();

        var looks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => arrivals.CountAsync(id, Ada)));

        Assert.All(looks, look => Assert.Equal((Arrivals.Pages * 1000, true), (look.Objects, look.IsPart)));
        Assert.InRange(Staging.Listed, Arrivals.Pages * 1000, (Arrivals.Pages * 1000) + Arrivals.Pages);
    }

    [Fact]
    public async Task More_than_a_page_is_counted_whole()
    {
        for (var i = 0; i < 1204; i++)
        {
            Staging.Put($"{Place}/images/{i:00000}.tiff", 2, DateTimeOffset.UtcNow.AddSeconds(-12));
        }

        var id = await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin));

        var look = await Services.GetRequiredService<Arrivals>().CountAsync(id, Ada);

        Assert.Equal((1204, 2408, false), (look.Objects, look.Bytes, look.IsPart));
        Assert.InRange(look.LastAgo!.Value.TotalSeconds, 12, 60);
    }

    [Fact]
    public async Task Nobody_looks_at_somebody_elses_arrivals()
    {
        var id = await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin));

        await Assert.ThrowsAsync<RefusedException>(() => Services.GetRequiredService<Arrivals>().CountAsync(id, Ada with { Id = "somebody" }));
    }
}
