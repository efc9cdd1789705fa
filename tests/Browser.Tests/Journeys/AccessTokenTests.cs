using Browser.Tests.Accessibility;
using Browser.Tests.Running;
using Testing.Tools;

namespace Browser.Tests.Journeys;

/// <summary>A token as a contributor meets it: made, shown once, put to use, revoked.</summary>
[Collection(OnStage.Name)]
public sealed class AccessTokenTests(Stage stage)
{
    private const string Deposit = "cpg0037-oasis/axiom";

    [NeedsFact("chromium", "curl")]
    public async Task A_token_is_shown_once_works_and_is_revoked()
    {
        await using var ada = await stage.SignedInAsync("Ada Lindqvist");
        var access = $"{await Steps.FindAsync(ada, Deposit)}/access";
        await ada.VisitAsync(access);
        await ada.PressAsync("Make an access token…");
        await ada.FillAsync("Name", "browser");
        await ada.PressAsync("Make the token");
        await ada.SeesAsync("The token “browser”");
        Assert.Empty(await Looks.FaultsAsync(ada, "a token that was made"));
        var token = await ada.Page.Locator("[data-testid=token] [data-copy]").GetAttributeAsync("data-copy");
        Assert.DoesNotContain(token!, await ada.Page.Locator("[data-testid=token] code").InnerTextAsync(), StringComparison.Ordinal);

        var fetched = await FetchAsync(token!);
        Assert.Contains("SessionToken", fetched.Succeeds().Output, StringComparison.Ordinal);

        await ada.VisitAsync(access);
        await ada.SeesAsync("1 in all");
        Assert.DoesNotContain(token!, await ada.Page.ContentAsync(), StringComparison.Ordinal);
        await ada.PressAsync("Revoke…");
        await ada.FillAsync("Why?", "It was for a test.");
        await ada.PressAsync("Revoke “browser”");
        await ada.SeesAsync("It was for a test.");
        Assert.Empty(await Looks.FaultsAsync(ada, "a token that was revoked"));

        var refused = await FetchAsync(token!);
        Assert.Equal(1, refused.Code);
        Assert.Contains("It was for a test.", refused.Errors, StringComparison.Ordinal);
        Assert.Empty(ada.Faults);
    }

    // With the script as the portal serves it.
    private async Task<Command.Result> FetchAsync(string token)
    {
        using var portal = new HttpClient { BaseAddress = stage.Address };
        var script = await portal.GetStringAsync(new Uri("/credentials.sh", UriKind.Relative));
        return await Command.RunAsync(
            "sh",
            ["-s", "--", stage.Address.GetLeftPart(UriPartial.Authority)],
            new Dictionary<string, string?> { ["CPG_TOKEN"] = token },
            input: script);
    }
}
