using System.Net;

namespace Portal.Tests.Journeys;

public sealed class RepairsOfDepositsTests
{
    private const string Place = "cpg0048-bsc/broad";

    [Fact]
    public async Task A_deposits_own_check_offers_the_moves_that_mend_it_to_those_who_read_it()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Place);
        var wrong = $"{Place}/images/2026_01_05 Batch1/images/BR00100002__2026-01-05T10_00_00-Measurement1/Images/r01c01f01p01-ch1sk1fk1fl1.tiff";
        await world.PutAsync(World.Staging, wrong, "an image");
        var run = await world.CheckAsync(deposit);
        Assert.True(await world.CheckFiles.CountRepairsAsync(run.Id, World.Ada) > 0);

        // The number was kept: nothing is unpacked to learn it.
        var summary = await world.SummaryAsync(run.Id, World.Ada) ?? throw new InvalidOperationException();
        Assert.Equal(await world.CheckFiles.CountRepairsAsync(run.Id, World.Ada), summary.Repairs);
        Assert.Equal(7, await world.CheckFiles.CountRepairsAsync(run.Id, World.Ada, summary with { Repairs = 7 }));

        using var ada = await world.SignedInAsync("ada");
        var table = await ada.GetStringAsync(new Uri($"/api/checks/{run.Id}/repairs.tsv", UriKind.Relative));
        var script = await ada.GetStringAsync(new Uri($"/api/checks/{run.Id}/repairs.sh", UriKind.Relative));
        Assert.Contains(table.Split('\n'), line => line.StartsWith(wrong + "\t", StringComparison.Ordinal));
        Assert.Contains($"aws s3 mv --endpoint-url", script, StringComparison.Ordinal);
        Assert.Contains($"'s3://{World.Staging}/{wrong}'", script, StringComparison.Ordinal);

        using var noor = await world.SignedInAsync("noor");
        Assert.Equal(HttpStatusCode.NotFound, (await noor.GetAsync(new Uri($"/api/checks/{run.Id}/repairs.sh", UriKind.Relative))).StatusCode);
        Assert.Equal(0, await world.CheckFiles.CountRepairsAsync(run.Id, World.Noor));

        // Made as the table says, nothing is left to mend.
        foreach (var move in table.Split('\n').Where(line => line.Contains('\t', StringComparison.Ordinal)).Select(line => line.Split('\t')))
        {
            await world.PutAsync(World.Staging, move[1], await world.TextAsync(World.Staging, move[0]));
            await world.DeleteAsync(World.Staging, move[0]);
        }

        Assert.Equal(0, await world.CheckFiles.CountRepairsAsync((await world.CheckAsync(deposit)).Id, World.Ada));
    }
}
