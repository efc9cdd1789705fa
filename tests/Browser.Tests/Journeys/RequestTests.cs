using System.Text.RegularExpressions;
using Browser.Tests.Accessibility;
using Browser.Tests.Running;
using Testing.Tools;

namespace Browser.Tests.Journeys;

/// <summary>A request from its first key to its approval, by the four who have a hand in it; every state is looked at.</summary>
[Collection(OnStage.Name)]
public sealed partial class RequestTests(Stage stage)
{
    private readonly List<string> faults = [];

    [NeedsFact("chromium")]
    public async Task A_draft_survives_and_becomes_a_request_that_is_endorsed_changed_and_approved()
    {
        await using var noor = await stage.SignedInAsync("Noor Haddad");
        await using var chidi = await stage.SignedInAsync("Chidi Okafor");
        await using var erin = await stage.SignedInAsync("Erin");

        await DraftsAsync(noor);
        await noor.PressAsync("Ask for this prefix");
        await noor.ArrivesAsync(Request());
        await noor.SeesAsync("A maintainer decides on your request");
        await LookAsync(noor, "a request");
        var request = new Uri(noor.Page.Url).AbsolutePath;

        await chidi.VisitAsync(request);
        await SayAsync(chidi, "Endorse the request…", "What do you know of the data?", "I saw these plates being imaged.", "Endorse this request");
        await chidi.SeesAsync("Endorsed");
        await LookAsync(chidi, "an endorsed request");

        await erin.VisitAsync(request);
        await erin.SeesAsync("I saw these plates being imaged.");
        await LookAsync(erin, "a request to decide");
        await SayAsync(erin, "Ask for a change…", "What should change?", "How many plates are there?", "Ask for this change");
        await erin.SeesAsync("Change asked");

        await noor.SeesAsync("How many plates are there?");
        await LookAsync(noor, "a request given back");
        await noor.Link("Change the request").ClickAsync();
        await noor.ArrivesAsync(Edit());
        await noor.SettledAsync();
        await LookAsync(noor, "a request being changed");
        await noor.FillAsync("Title", "Four plates of a pilot");
        await noor.FillAsync("What you changed, or why not", "There are four; the title says so now.");
        await noor.SeesAsync("Draft saved");
        await noor.PressAsync("Send the changed request");
        await noor.ArrivesAsync(Request());

        await erin.SeesAsync("“Four plates of a pilot”");
        await erin.SeesAsync("Given to an earlier text");
        await LookAsync(erin, "a request that was answered");
        await erin.VisitAsync(request);
        await erin.ConfirmAsync("Approve the request");
        await erin.SeesAsync("Open");

        await noor.VisitAsync(request.Replace("/requests/", "/deposits/", StringComparison.Ordinal) + "/access");
        await noor.SeesAsync("Your request names lab-images in us-west-2");
        await noor.SeesAsync("arn:aws:iam::111122223333:role/lab");
        await LookAsync(noor, "the guide from the request's bucket");
        Assert.Empty(noor.Faults.Concat(chidi.Faults).Concat(erin.Faults));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Types, loads the page anew, goes on in another browser, and comes back to be told of it.</summary>
    private async Task DraftsAsync(Person noor)
    {
        await noor.VisitAsync("/requests/new");
        await noor.PressAsync("Ask for this prefix");
        await noor.SeesAsync("Give the dataset a title");
        await LookAsync(noor, "an empty form that was sent");

        await noor.FillAsync("Project and source", "cpg0045-ncats-mito/drafts");
        await Steps.FillRequestAsync(noor, 12);
        await noor.Page.ReloadAsync();
        await noor.SettledAsync();
        await Assertions.Expect(noor.Page.GetByLabel("Project and source")).ToHaveValueAsync("cpg0045-ncats-mito/drafts");
        await Assertions.Expect(noor.Page.GetByLabel("Expected size")).ToHaveValueAsync("1.8 GB");
        await Assertions.Expect(noor.Page.GetByLabel("Hoechst 33342: DNA")).ToBeCheckedAsync();

        await using (var elsewhere = await stage.SignedInAsync("Noor Haddad"))
        {
            await elsewhere.VisitAsync("/requests/new");
            await elsewhere.Page.GetByRole(AriaRole.Radio, new() { Name = "In S3" }).CheckAsync();
            await elsewhere.FillAsync("Bucket", "lab-images");
            await elsewhere.FillAsync("Region", "us-west-2");
            await elsewhere.FillAsync("Who will write", "arn:aws:sts::111122223333:assumed-role/lab/noor");
            await elsewhere.SeesAsync("Name the role itself: arn:aws:iam::111122223333:role/lab");
            await elsewhere.FillAsync("Who will write", "arn:aws:iam::111122223333:role/lab");
            await elsewhere.SeesAsync("Draft saved");
            await LookAsync(elsewhere, "a form for data in S3");
        }

        await noor.FillAsync("Title", "Another title");
        await noor.SeesAsync("was changed in another window or browser");
        await LookAsync(noor, "a draft that was changed elsewhere");
        await noor.PressAsync("Take what is there");
        await Assertions.Expect(noor.Page.GetByLabel("Bucket")).ToHaveValueAsync("lab-images");
        await noor.SeesAsync("Draft saved");
    }

    private static async Task SayAsync(Person person, string opener, string field, string words, string act)
    {
        await person.PressAsync(opener);
        await person.FillAsync(field, words);
        await person.PressAsync(act);
    }

    private async Task LookAsync(Person person, string where)
    {
        await person.SettledAsync();
        await person.Page.SetViewportSizeAsync(1440, 900);
        faults.AddRange(await Looks.FaultsAsync(person, where));
    }

    [GeneratedRegex("/requests/[0-9a-f-]{36}$")]
    private static partial Regex Request();

    [GeneratedRegex("/requests/[0-9a-f-]{36}/edit$")]
    private static partial Regex Edit();
}
