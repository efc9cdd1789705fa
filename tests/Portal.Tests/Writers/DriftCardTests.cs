using Curation.Granting;
using Curation.Store;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Tests.Journeys;
using Portal.Tests.Pages;
using Portal.Writers;

namespace Portal.Tests.Writers;

/// <summary>What differs is mended by whom the grant does not refuse, and offered to nobody else.</summary>
public sealed class DriftCardTests : PageTest
{
    private const string Place = "cpg0048-bsc/broad";

    private IGrants Provider => World.Services.GetRequiredService<IGrants>();

    [Fact]
    public async Task A_maintainers_own_access_is_mended_by_another()
    {
        var given = await GivenToErinAsync();
        await Provider.DeleteAsync(given.ProviderId, default);

        Assert.Equal(["Compare with the provider"], Offered("erin"));
        Assert.Equal(["Make again", "Compare with the provider"], Offered("shantanu"));
    }

    [Fact]
    public async Task A_stray_becomes_a_maintainers_own_access_by_another()
    {
        await GivenToErinAsync();
        var role = Grantee.Parse("arn:aws:iam::111122223333:role/lab");
        await Provider.CreateAsync(Prefix.Parse(Place), Permission.ReadWrite, role, default);

        Assert.Equal(["Delete…", "Compare with the provider"], Offered("erin"));
        Assert.Equal(["Adopt…", "Delete…", "Compare with the provider"], Offered("shantanu"));
    }

    private async Task<Grant> GivenToErinAsync()
    {
        var deposit = await World.Requests.AskAsync(Place, "A plate", 1, World.Chidi.Email, World.Erin);
        await World.Deposits.OpenAsync(deposit, World.Shantanu);
        return (await World.UntilAsync(
            async () =>
            {
                await using var db = await World.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
                return await db.Grants.AsNoTracking().SingleAsync(grant => grant.DepositId == deposit);
            },
            grant => grant.State is GrantState.Live))!;
    }

    private IEnumerable<string> Offered(string persona)
    {
        var card = Show<DriftCard>(_ => { }, persona);
        card.FindAll("button").Single(button => button.TextContent.Trim() == "Compare with the provider").Click();
        card.WaitForElement("td");
        card.WaitForState(() => card.FindAll("button:disabled, [aria-busy=true]").Count == 0);
        return [.. card.FindAll("button").Where(button => !button.ClassList.Contains("copy")).Select(button => button.TextContent.Trim())];
    }
}
