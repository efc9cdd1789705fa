using Microsoft.EntityFrameworkCore;
using Portal.Identity;
using Portal.Identity.OpenId;

namespace Portal.Tests.Identity.OpenId;

/// <summary>User information that the provider signs: it counts as it does unsigned, and the signature has to be right.</summary>
public sealed class SignedUserInfoTests : IClassFixture<Door>
{
    private static readonly Dictionary<string, Action<HostileProvider>> Lies = new()
    {
        ["alg none"] = p => p.SignedUserInfo = claims => HostileProvider.Jwt(new() { ["alg"] = "none" }, claims, _ => []),
        ["another key"] = p => p.SignedUserInfo = claims => p.Signed(claims, new HostileProvider.Key("other"), p.Signing.Id),
        ["somebody else"] = p => p.UserInfo["sub"] = "erin-1",
        ["another issuer"] = p => p.UserInfo["iss"] = "https://elsewhere.example",
        ["another audience"] = p => p.UserInfo["aud"] = "another-program",
        ["no token"] = p => p.SignedUserInfo = _ => """{"sub":"ada-1","name":"Ada"}""",
    };

    private readonly Door door;

    public SignedUserInfoTests(Door door)
    {
        this.door = door;
        door.Reset();
        door.Provider.Claims["name"] = null;
        (door.Provider.UserInfo["sub"], door.Provider.UserInfo["name"]) = ("ada-1", "Ada of the token");
        door.Provider.SignedUserInfo = claims => door.Provider.Signed(claims);
    }

    public static TheoryData<string> Told => [.. Lies.Keys];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_tells_what_the_token_lacks(bool namesParties)
    {
        if (namesParties)
        {
            (door.Provider.UserInfo["iss"], door.Provider.UserInfo["aud"]) = (door.Provider.Issuer, HostileProvider.Client);
        }

        Assert.Equal("/", await door.SignInAsync(door.Browser()));
        await using var db = await door.Dbs.CreateDbContextAsync();
        Assert.Equal("Ada of the token", (await db.People.SingleAsync(p => p.SubjectAtIssuer == "ada-1")).Name);
    }

    [Theory]
    [MemberData(nameof(Told))]
    public async Task It_lies(string lie)
    {
        Lies[lie](door.Provider);
        var browser = door.Browser();

        await door.RefusedAsync(browser, await door.SignInAsync(browser), SignInFault.Untrusted);
    }

    [Fact]
    public async Task It_is_expired()
    {
        door.Provider.UserInfo["exp"] = door.Clock.GetUtcNow().AddMinutes(-3).ToUnixTimeSeconds();
        var browser = door.Browser();

        await door.RefusedAsync(browser, await door.SignInAsync(browser), SignInFault.Clock);
    }
}
