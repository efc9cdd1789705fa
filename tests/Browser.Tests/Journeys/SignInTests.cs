using System.Text.RegularExpressions;
using Browser.Tests.Accessibility;
using Browser.Tests.Running;
using Testing.Tools;

namespace Browser.Tests.Journeys;

/// <summary>In and out with a certified provider, as people do it.</summary>
[Collection(OnStage.Name)]
public sealed partial class SignInTests(Stage stage, SignInStage place) : IClassFixture<SignInStage>
{
    [NeedsFact("chromium", "node", "oidc-provider")]
    public async Task Somebody_signs_in_lands_where_they_wanted_and_signs_out_everywhere()
    {
        await using var noor = await SomebodyAsync();
        await noor.Page.GotoAsync("/deposits?state=Open");
        await noor.Link("Sign in with Test Institute").ClickAsync();
        await AgreeAsync(noor, "noor");

        await noor.ArrivesAsync(OpenDeposits());
        await noor.SettledAsync();
        await Assertions.Expect(noor.Page.GetByText("Noor Haddad")).ToBeVisibleAsync();
        await Assertions.Expect(noor.Page.GetByRole(AriaRole.Link, new() { Name = "People" })).ToHaveCountAsync(0);

        await noor.PressAsync("Sign out");
        await noor.PressAsync("Yes, sign me out");
        await noor.ArrivesAsync(SignedOut());
        await noor.SeesAsync("Of this portal, and where you signed in.");

        // The provider forgot them too: it asks who they are.
        await noor.Page.GotoAsync("/deposits");
        await noor.Link("Sign in with Test Institute").ClickAsync();
        await Assertions.Expect(noor.Page.GetByPlaceholder("Enter any login")).ToBeVisibleAsync();
        Assert.StartsWith(place.Provider.AbsoluteUri, noor.Page.Url, StringComparison.Ordinal);
    }

    [NeedsFact("chromium", "node", "oidc-provider")]
    public async Task A_maintainer_by_the_claim_changes_a_role_and_shuts_somebody_out_while_their_page_is_open()
    {
        await using var ada = await SignedInAsync("ada");
        await using var erin = await SignedInAsync("erin");
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Link, new() { Name = "Checks" })).ToHaveCountAsync(0);

        await erin.Link("People").ClickAsync();
        await erin.Link("Ada Lindqvist").ClickAsync();
        await erin.Page.GetByLabel("Role", new() { Exact = true }).Last.SelectOptionAsync("Champion");
        await erin.PressAsync("Set the role");
        await erin.SeesAsync("made Ada Lindqvist a champion");
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Link, new() { Name = "Checks" })).ToBeVisibleAsync();

        await erin.ConfirmAsync("Disable the account");
        await erin.SeesAsync("disabled Ada Lindqvist");
        await ada.ArrivesAsync(SignInPage());
        await ada.Link("Sign in with Test Institute").ClickAsync();
        await ada.SeesAsync("a maintainer of the gallery disabled your account");
    }

    [NeedsFact("chromium", "node", "oidc-provider")]
    public async Task A_fresh_sign_in_asks_whom_the_provider_knows_and_leads_back_to_the_page()
    {
        await using var erin = await SignedInAsync("erin");
        await erin.Page.GotoAsync("/sign-in/again?returnUrl=%2Frequests");
        await erin.Page.GetByPlaceholder("Enter any login").FillAsync("erin");
        await erin.Page.GetByPlaceholder("and password").FillAsync("anything");
        await erin.PressAsync("Sign-in");

        await erin.ArrivesAsync(Requests());
        await erin.SettledAsync();
        await erin.Page.GotoAsync("/sessions");
        await erin.SeesAsync("Chrome on Linux (this one)");
        await Assertions.Expect(erin.Page.GetByRole(AriaRole.Button, new() { Name = "End all others" })).ToHaveCountAsync(0);
    }

    [NeedsFact("chromium", "node", "oidc-provider")]
    public async Task Whoever_leaves_the_provider_is_out_of_the_portal()
    {
        await using var noor = await SignedInAsync("noor");
        await using var other = await SignedInAsync("noor");
        await noor.Page.GotoAsync(new Uri(place.Provider, "session/end").AbsoluteUri);
        await noor.PressAsync("Yes, sign me out");

        await noor.Page.GotoAsync(new Uri(place.Address, "/deposits").AbsoluteUri);
        await noor.ArrivesAsync(SignInPage());

        // It was one stay of two.
        await other.Page.GotoAsync("/sessions");
        await other.SeesAsync("Chrome on Linux (this one)");
    }

    [NeedsFact("chromium", "node", "oidc-provider")]
    public async Task Whoever_says_no_at_the_provider_learns_what_happened_and_may_try_again()
    {
        await using var noor = await SomebodyAsync();
        await noor.Page.GotoAsync("/requests");
        await noor.Link("Sign in with Test Institute").ClickAsync();
        await noor.Page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();

        await noor.SeesAsync("Test Institute says that access was denied");
        await noor.Link("Try again").ClickAsync();
        await AgreeAsync(noor, "noor");
        await noor.ArrivesAsync(Requests());
    }

    [NeedsFact("chromium", "node", "oidc-provider")]
    public async Task Pages_of_sign_in_and_of_people_owe_nothing_to_their_readers()
    {
        var faults = new List<string>();
        await using var erin = await SomebodyAsync();
        foreach (var address in new[]
        {
            "/sign-in", "/sign-in/failed?why=unreachable&returnUrl=%2Fdeposits", "/sign-in/failed?why=disabled", "/signed-out",
            "/signed-out?here=only",
        })
        {
            await LookAsync(address);
        }

        await SignInAsync(erin, "erin");
        await using var noor = await SignedInAsync("noor");
        await LookAsync("/sign-in");
        await LookAsync("/sign-in/role?was=maintainer&returnUrl=%2Fdeposits");
        await LookAsync("/people");
        await LookAsync("/people?search=nobody-is-called-so");
        await erin.VisitAsync("/people");
        await erin.Link("Noor Haddad").ClickAsync();
        await erin.SettledAsync();
        await LookAsync(new Uri(erin.Page.Url).AbsolutePath);
        Assert.True(faults.Count == 0, string.Join('\n', faults));

        async Task LookAsync(string address)
        {
            await erin.Page.SetViewportSizeAsync(1440, 900);
            await erin.VisitAsync(address);
            faults.AddRange(await Looks.FaultsAsync(erin, address));
        }
    }

    /// <summary>The provider's pages ask for letters from elsewhere, which nobody waits for here.</summary>
    private async Task<Person> SomebodyAsync()
    {
        var person = await stage.SomebodyAsync(place.Address);
        await person.Page.RouteAsync(address => !address.StartsWith("http://127.0.0.1", StringComparison.Ordinal), route => route.AbortAsync());
        return person;
    }

    private async Task<Person> SignedInAsync(string login)
    {
        var person = await SomebodyAsync();
        await SignInAsync(person, login);
        return person;
    }

    private static async Task SignInAsync(Person person, string login)
    {
        await person.Page.GotoAsync("/sign-in");
        await person.Link("Sign in with Test Institute").ClickAsync();
        await AgreeAsync(person, login);
        await person.ArrivesAsync(Home());
        await person.SettledAsync();
    }

    private static async Task AgreeAsync(Person person, string login)
    {
        await person.Page.GetByPlaceholder("Enter any login").FillAsync(login);
        await person.Page.GetByPlaceholder("and password").FillAsync("anything");
        await person.PressAsync("Sign-in");
        await person.PressAsync("Continue");
    }

    [GeneratedRegex("/deposits\\?state=Open$")]
    private static partial Regex OpenDeposits();

    [GeneratedRegex("/signed-out")]
    private static partial Regex SignedOut();

    [GeneratedRegex("/sign-in\\?returnUrl=")]
    private static partial Regex SignInPage();

    [GeneratedRegex("/requests$")]
    private static partial Regex Requests();

    [GeneratedRegex("^http://127\\.0\\.0\\.1:[0-9]+/$")]
    private static partial Regex Home();
}
