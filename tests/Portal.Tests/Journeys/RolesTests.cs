using System.Net;
using Portal.Demo;

namespace Portal.Tests.Journeys;

public sealed class RolesTests
{
    [Theory]
    [InlineData("ada", "/staging")]
    [InlineData("ada", "/gallery/cpg0037-oasis")]
    [InlineData("ada", "/checks")]
    [InlineData("chidi", "/staging")]
    public async Task A_page_for_maintainers_says_so_to_others(string persona, string page)
    {
        await using var world = new World();
        var browser = await world.SignedInAsync(persona);

        using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));
        var said = await browser.GetStringAsync(answer.Headers.Location);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("for maintainers of the gallery", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_persona_signs_in_and_out()
    {
        await using var world = new World();
        foreach (var persona in DemoPeople.All)
        {
            var browser = await world.SignedInAsync(persona.Key);

            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/api/audit.csv", UriKind.Relative))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Browser().GetAsync(new Uri("/api/audit.csv", UriKind.Relative))).StatusCode);
    }
}
