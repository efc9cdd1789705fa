using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.People;
using Microsoft.Extensions.DependencyInjection;
using Portal.Deposits.Requests;
using Portal.Identity;

namespace Portal.Tests.Deposits.Requests;

/// <summary>A champion is one of those the portal knows; who else is known, nobody learns.</summary>
public sealed class ChampionsTests : AccessTest
{
    private static readonly DateTimeOffset At = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    private RequestActs Requests => Services.GetRequiredService<RequestActs>();

    [Theory]
    [InlineData("nobody@champions.example")]
    [InlineData("chidi@champions.example.net")]
    [InlineData("ada@lab.example")]
    [InlineData("disabled@champions.example")]
    public async Task An_address_that_is_no_champions_is_told_alike_whoever_has_it(string address)
    {
        await KnowAsync("disabled@champions.example", Role.Champion, person => person.Disable(Erin, At));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Requests.AskAsync(PlainRequests.Form(Place, champion: address), Ada));

        Assert.Contains($"No champion of the gallery has the address “{address}”", refused.Message, StringComparison.Ordinal);
        await using var db = await DbAsync();
        Assert.Empty(db.Deposits);
    }

    [Fact]
    public async Task A_letter_that_only_looks_like_another_is_named()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Requests.AskAsync(PlainRequests.Form(Place, champion: "\u0441hidi@champions.example"), Ada));

        Assert.Contains("U+0441", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_known_as_champion_can_be_named_in_any_letters()
    {
        await KnowAsync("grace@champions.example", Role.Champion);
        await KnowAsync("made@champions.example", Role.Contributor, person => person.SetRole(Role.Champion, Erin, At));

        foreach (var (place, address) in new[] { ("cpg0037-oasis/a", "Chidi@Champions.example"), ("cpg0037-oasis/b", "grace@champions.example"), ("cpg0037-oasis/c", "made@champions.example"), ("cpg0037-oasis/d", "") })
        {
            await Requests.AskAsync(PlainRequests.Form(place, champion: address), Ada);
        }
    }

    [Fact]
    public async Task The_form_offers_names_and_tells_nothing_of_others()
    {
        await KnowAsync("grace@champions.example", Role.Champion, name: "Grace");
        await KnowAsync("secret@lab.example", Role.Contributor, name: "A contributor");
        SignIn(Ada);
        var page = Render<NewRequestPage>();
        page.WaitForElement("textarea");

        var field = page.FindAll("select").Single(select => page.FindAll("label").Any(label => label.GetAttribute("for") == select.Id && label.TextContent.StartsWith("Champion", StringComparison.Ordinal)));
        Assert.Equal(["Nobody", "Chidi Okafor", "Grace", "Erin, maintainer", "Shantanu, maintainer"], field.QuerySelectorAll("option").Select(option => option.TextContent));
        Assert.DoesNotContain("@champions.example", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("A contributor", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_named_before_this_was_asked_may_stay()
    {
        var deposit = await KeepAsync(Lives.To(DepositState.Requested, Place, Ada, Chidi with { Email = "gone@champions.example" }, Erin));
        await Requests.ReturnAsync(deposit, "How many plates?", Erin);

        await Requests.AnswerAsync(deposit, PlainRequests.Form(Place, "Four plates", champion: "gone@champions.example"), "Four.", 1, Ada);

        var other = await Assert.ThrowsAsync<RefusedException>(() => AnswerAgainAsync(deposit));
        Assert.Contains("No champion", other.Message, StringComparison.Ordinal);
    }

    private async Task AnswerAgainAsync(Guid deposit)
    {
        await Requests.ReturnAsync(deposit, "And wells?", Erin);
        await Requests.AnswerAsync(deposit, PlainRequests.Form(Place, "Five plates", champion: "other@champions.example"), "Five.", 2, Ada);
    }

    private async Task KnowAsync(string email, Role role, Action<Person>? then = null, string name = "Somebody")
    {
        var person = Person.Join(new SignedInPerson("https://login.example", email, name, email, role), At);
        then?.Invoke(person);
        await using var db = await DbAsync();
        db.Add(person);
        await db.SaveChangesAsync();
    }
}
