using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Portal.Home;
using Portal.Tests.Deposits;

namespace Portal.Tests.Home;

public sealed class HomeTests : AccessTest
{
    [Fact]
    public void Somebody_new_is_told_how_to_begin()
    {
        SignIn(Ada);

        var page = Render<HomePage>();

        Assert.Contains("You have no deposits yet.", page.WaitForElement(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("/requests/new", page.Find(".empty a").GetAttribute("href"));
    }

    [Theory]
    [InlineData(DepositState.Requested, "See how far it is")]
    [InlineData(DepositState.Open, "Upload")]
    [InlineData(DepositState.ChangesAsked, "See what to change")]
    [InlineData(DepositState.Copying, "Watch the copy")]
    [InlineData(DepositState.Published, "See what was published")]
    public async Task A_contributor_sees_a_card_with_one_step(DepositState state, string step)
    {
        SignIn(Ada);
        await KeepAsync(Lives.To(state, Place, Ada, Chidi, Erin));

        var page = Render<HomePage>();

        var card = page.WaitForElement(".deposit-card");
        Assert.Equal(step, Assert.Single(card.QuerySelectorAll("a.button")).TextContent);
    }

    [Fact]
    public async Task A_maintainer_sees_what_waits_the_oldest_first()
    {
        SignIn(Erin);
        await KeepAsync(Lives.To(DepositState.Requested, "cpg0037-oasis/first", Ada, Chidi, Shantanu));
        await KeepAsync(Lives.To(DepositState.Open, "cpg0037-oasis/second", Ada, Chidi, Shantanu));
        await KeepAsync(Lives.To(DepositState.Failed, "cpg0037-oasis/third", Ada, Chidi, Shantanu));

        var page = Render<HomePage>();

        page.WaitForElement("tbody tr");
        Assert.Equal(["cpg0037-oasis/first", "cpg0037-oasis/third"], page.FindAll("tbody .key").Select(key => key.TextContent.Trim()));
        Assert.Equal(["Decide", "See why"], page.FindAll("tbody a.button").Select(link => link.TextContent));
    }

    [Fact]
    public async Task A_champion_sees_the_deposits_of_their_labs_only()
    {
        SignIn(Chidi);
        await KeepAsync(Lives.To(DepositState.Submitted, "cpg0037-oasis/mine", Ada, Chidi, Erin));
        await KeepAsync(Lives.To(DepositState.Submitted, "cpg0037-oasis/other", Ada, Chidi with { Email = "somebody@champions.example" }, Erin));

        var page = Render<HomePage>();

        Assert.Contains("cpg0037-oasis/mine", page.WaitForElement(".deposit-card").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".deposit-card"));
    }
}
