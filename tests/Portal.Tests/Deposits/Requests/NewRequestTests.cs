using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Deposits.Drafts;
using Portal.Deposits.Requests;

namespace Portal.Tests.Deposits.Requests;

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

        page.FindAll("label.segment").Single(label => label.TextContent.Trim() == "Choose the project").QuerySelector("input")!.Change("on");
        var choice = page.FindAll("select option").Single(option => option.TextContent == "cpg0037-oasis").GetAttribute("value");
        page.Find("select").Change(choice);
        page.Labelled("Source").Input("axiom");

        Assert.Contains("s3://staging/cpg0037-oasis/axiom/", page.Find(".note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_leads_to_the_request_and_ends_its_draft()
    {
        await Services.GetRequiredService<RequestDrafts>().SaveAsync(null, PlainRequests.Form(Place, objects: 1200), 0, Ada);
        var page = Render<NewRequestPage>();
        page.WaitForElement("textarea");

        Button(page, "Ask for this prefix").Click();

        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.Contains("/requests/", navigation.Uri, StringComparison.Ordinal));
        await using var db = await DbAsync();
        var deposit = await db.Deposits.SingleAsync();
        Assert.EndsWith(deposit.Id.ToString(), navigation.Uri, StringComparison.Ordinal);
        Assert.Equal((DepositState.Requested, 1200L), (deposit.State, deposit.DeclaredObjects));
        Assert.Empty(db.RequestDrafts);
    }

    [Fact]
    public async Task A_new_project_is_asked_for_with_the_number_that_it_gets()
    {
        var form = PlainRequests.Form() with { IsNewProject = true, Tag = "neuro-pilot" };
        await Services.GetRequiredService<RequestDrafts>().SaveAsync(null, form, 0, Ada);
        var page = Render<NewRequestPage>();
        page.WaitForElement("textarea");

        page.Labelled("Source").Input("broad");
        Assert.Contains("s3://gallery/cpg0050-neuro-pilot/broad/", page.Find(".note").TextContent, StringComparison.Ordinal);
        Button(page, "Ask for this prefix").Click();

        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.Contains("/requests/", navigation.Uri, StringComparison.Ordinal));
        await using var db = await DbAsync();
        Assert.Equal("cpg0050-neuro-pilot/broad", (await db.Deposits.SingleAsync()).Prefix.Text);
        Assert.Equal("cpg0050-neuro-pilot", (await db.ProjectNumbers.SingleAsync()).Name);
    }

    [Fact]
    public void What_is_missing_is_said_at_each_field_and_beside_the_button()
    {
        var page = Render<NewRequestPage>();
        page.Find("input[type=text]").Input(Place);

        Button(page, "Ask for this prefix").Click();

        page.WaitForAssertion(() => Assert.Contains("Give the dataset a title", page.Find(".refusal").TextContent, StringComparison.Ordinal));
        Assert.Equal("true", page.Labelled("Title").GetAttribute("aria-invalid"));
        Assert.Equal("true", page.Labelled("Expected size").GetAttribute("aria-invalid"));
        Assert.Contains(page.FindAll(".field-error"), error => error.TextContent.Contains("why there are fewer", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_wrong_is_said_while_it_is_typed_and_what_is_typed_stays()
    {
        var page = Render<NewRequestPage>();

        page.Labelled("Title").Input(new string('x', 201));
        page.Labelled("Expected size").Input("two and a half");
        page.Labelled("Contact").Input("chidi");

        Assert.Equal(
            ["The title has at most 200 characters; this one has 201.", "A size is a number and a unit: B, kB, MB, GB, TB, PB, or KiB to PiB; for example 1.8 TB.", "“chidi” is not an e-mail address, such as ada@lab.example."],
            page.FindAll(".field-error").Select(error => error.TextContent.Trim()));
        Assert.Equal(201, page.Labelled("Title").GetAttribute("value")!.Length);
    }

    [Fact]
    public void Only_data_in_S3_is_asked_for_its_bucket()
    {
        var page = Render<NewRequestPage>();
        Assert.DoesNotContain(page.FindAll("label"), label => label.TextContent == "Bucket");

        page.FindAll("label.segment").Single(label => label.TextContent.Trim() == "In S3").QuerySelector("input")!.Change("on");
        page.Labelled("Who will write").Input("arn:aws:sts::111122223333:assumed-role/lab/ada");

        Assert.Contains("Name the role itself: arn:aws:iam::111122223333:role/lab", page.Find(".field-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_write_is_text_and_never_markup()
    {
        var page = Render<NewRequestPage>();

        page.Labelled("Description").Input("<script>alert(1)</script><img src=x onerror=alert(1)>");

        Assert.Empty(page.FindAll("script, img"));
        Assert.Contains("<script>", page.Labelled("Description").TextContent + page.Labelled("Description").GetAttribute("value"), StringComparison.Ordinal);
    }
}
