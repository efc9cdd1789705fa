using Curation.Workflow;
using Microsoft.Extensions.DependencyInjection;
using Portal.Access;

namespace Portal.Tests.Access;

public sealed class ArrivalsTests : AccessTest
{
    [Fact]
    public async Task However_much_is_staged_one_page_is_read()
    {
        for (var i = 0; i < 1500; i++)
        {
            Staging.Put($"{Place}/images/{i:00000}.tiff", 1, DateTimeOffset.UtcNow);
        }

        var id = await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin));

        var look = await Services.GetRequiredService<Arrivals>().LookAsync(id, Ada);

        Assert.Equal((1000, true), (look.Objects, look.IsPart));
        Assert.Equal(1000, Staging.Listed);
    }

    [Fact]
    public async Task Nobody_looks_at_somebody_elses_arrivals()
    {
        var id = await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin));

        await Assert.ThrowsAsync<RefusedException>(() => Services.GetRequiredService<Arrivals>().LookAsync(id, Ada with { Id = "somebody" }));
    }
}
