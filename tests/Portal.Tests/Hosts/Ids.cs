using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Dropping;
using Portal.Tests.Journeys;

namespace Portal.Tests.Hosts;

/// <summary>One of everything that Ada may have and that an address can name.</summary>
internal static class Ids
{
    public const string Place = "cpg0048-bsc/broad";

    public static async Task<IReadOnlyList<Guid>> OfAdaAsync(World world)
    {
        var deposit = await world.OpenAsync(Place);
        var check = await world.CheckAsync(deposit);
        var listing = Guid.NewGuid();
        var line = $"{Place}/workspace/x.csv\t10\n";
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(line));
        await world.Services.GetRequiredService<DroppedListings>()
            .ReceiveAsync(listing, new DropOptions("listing.csv", Place, null), body, line.Length, World.Ada, CancellationToken.None);
        return [deposit, check.Id, listing];
    }
}
