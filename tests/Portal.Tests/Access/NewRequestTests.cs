using Curation.Workflow;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Access;

namespace Portal.Tests.Access;

public sealed class NewRequestTests : AccessTest
{
    public NewRequestTests() => SignIn(Ada);

    [Theory]
    [InlineData("cpg0037-oasis", "lacks the source")]
    [InlineData("cpg0037-oasis/", "no slash")]
    [InlineData("cpg0037 oasis/broad", "no blanks")]
    [InlineData("cpg0037-oasis/images", "names the source")]
    [InlineData("cpg9999-nothing/broad", "not registered")]
    [InlineData("cpg0016-jmp/source_4", "cpg0016-jump")]
    public void What_is_wrong_with_a_prefix_stands_under_it_as_it_is_typed(string typed, string reason)
    {
        var page = Render<NewRequestPage>();

        page.Find("input[type=text]").Input(typed);

        Assert.Contains(reason, page.Find(".field-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("input[type=text]").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void Nothing_is_wrong_before_something_is_typed()
    {
        var page = Render<NewRequestPage>();

        Assert.Empty(page.FindAll(".field-error"));
    }

    [Fact]
    public void A_good_prefix_shows_where_the_data_will_lie()
    {
        var page = Render<NewRequestPage>();

        page.Find("input[type=text]").Input(Place);

        Assert.Empty(page.FindAll(".field-error"));
        Assert.Contains($"s3://staging/{Place}/", page.Find(".note").TextContent, StringComparison.Ordinal);
        Assert.Contains($"s3://gallery/{Place}/", page.Find(".note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_meant_is_one_press_away()
    {
        var page = Render<NewRequestPage>();
        page.Find("input[type=text]").Input("cpg0016-jmp/source_4");

        Button(page, "cpg0016-jump/source_4").Click();

        Assert.Equal("cpg0016-jump/source_4", page.Find("input[type=text]").GetAttribute("value"));
        Assert.Empty(page.FindAll(".field-error"));
    }

    [Fact]
    public void A_project_can_be_chosen_instead_of_typed()
    {
        var page = Render<NewRequestPage>();

        page.FindAll("input[type=radio]")[1].Change("on");
        var choice = page.FindAll("select option").Single(option => option.TextContent == "cpg0037-oasis").GetAttribute("value");
        page.Find("select").Change(choice);
        page.Find("input[type=text]").Input("axiom");

        Assert.Contains("s3://staging/cpg0037-oasis/axiom/", page.Find(".note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_leads_to_the_deposit()
    {
        var page = Render<NewRequestPage>();
        page.Find("input[type=text]").Input(Place);
        page.Find("textarea").Change("The pilot's plates.");
        page.Find("input[type=number]").Change("1200");

        Button(page, "Ask for this prefix").Click();

        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.Contains("/deposits/", navigation.Uri, StringComparison.Ordinal));
        await using var db = await DbAsync();
        var deposit = await db.Deposits.SingleAsync();
        Assert.EndsWith(deposit.Id.ToString(), navigation.Uri, StringComparison.Ordinal);
        Assert.Equal((DepositState.Requested, 1200), (deposit.State, deposit.DeclaredObjects));
    }

    [Fact]
    public void What_is_missing_is_said_beside_the_button()
    {
        var page = Render<NewRequestPage>();
        page.Find("input[type=text]").Input(Place);

        Button(page, "Ask for this prefix").Click();

        page.WaitForAssertion(() => Assert.Contains("how many objects", page.Find(".refusal").TextContent, StringComparison.Ordinal));
    }
}
