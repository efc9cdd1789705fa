using System.Net;

namespace Portal.Tests.Identity.OpenId;

/// <summary>With a provider, too, the portal answers to names that it was told, and says at the start what it was not told.</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData("", "AllowedHosts is not set", HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)]
    [InlineData("*", "AllowedHosts is *", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("portal.lab.example;*", "AllowedHosts is *", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("portal.lab.example", null, HttpStatusCode.OK, HttpStatusCode.BadRequest)]
    public async Task The_start_warns_of_every_name_and_of_none(string allowed, string? warning, HttpStatusCode own, HttpStatusCode foreign)
    {
        var door = new Door(isOnNetwork: false, ("AllowedHosts", allowed));
        await door.InitializeAsync();
        try
        {
            Assert.Equal(own, await AskAsync(door, "https://portal.lab.example"));
            Assert.Equal(foreign, await AskAsync(door, "https://evil.example"));
            Assert.Equal(HttpStatusCode.OK, await AskAsync(door, "http://localhost"));
            if (warning is null)
            {
                Assert.DoesNotContain("AllowedHosts", door.Heard.All, StringComparison.Ordinal);
            }
            else
            {
                Assert.Contains(warning, door.Heard.All, StringComparison.Ordinal);
            }
        }
        finally
        {
            await door.DisposeAsync();
        }
    }

    private static async Task<HttpStatusCode> AskAsync(Door door, string address)
    {
        using var browser = door.Browser(address);
        using var answer = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative));
        return answer.StatusCode;
    }
}
