using System.Text.Json;
using System.Text.RegularExpressions;
using Browser.Tests.Running;
using Testing.Running;
using Testing.Tools;

namespace Browser.Tests.Journeys;

/// <summary>The main job as its people do it: by the pages, and by the AWS command line with what the pages say.</summary>
[Collection(OnStage.Name)]
public sealed partial class PersonaToReceiptTests(Stage stage)
{
    private const string Prefix = "cpg0048-bsc/broad";
    private const string Staging = "staging-cellpainting-gallery";
    private const string Gallery = "cellpainting-gallery";

    [NeedsFact("chromium", "aws")]
    public async Task From_a_persona_to_the_receipt()
    {
        using var tree = new Tree(Prefix);
        await using var ada = await stage.SignedInAsync("Ada Lindqvist");
        await using var erin = await stage.SignedInAsync("Erin");

        var deposit = await Steps.RequestAsync(ada, Prefix, tree.Files.Count);
        await Steps.ApproveRequestAsync(erin, deposit);
        await UploadAsync(ada, deposit, tree);
        await SeesStagedDataAsync(ada, deposit);

        await Steps.CheckAsync(ada, deposit);
        await ada.SeesAsync("No errors: when the upload is complete, submit it for review.");
        await Steps.SubmitAsync(ada, deposit);

        await erin.VisitAsync(deposit);
        await erin.PictureAsync("deposit");
        await Steps.PlanAsync(erin, deposit);
        await erin.PictureAsync("plan");
        var receipt = await Steps.PromoteAsync(erin);
        await ReadsReceiptAsync(receipt, tree);

        var root = AwsCli.Root(stage.Server);
        Assert.Equal(tree.Files.Keys.Select(file => $"{Prefix}/{file}"), await root.KeysAsync(Gallery, Prefix));
        await FindsEveryStepAsync(erin);
        Assert.Empty(ada.Faults.Concat(erin.Faults));
    }

    /// <summary>Reads the credentials and the line off the page and runs them; then tries to get past the prefix with them.</summary>
    private static async Task UploadAsync(Person ada, string deposit, Tree tree)
    {
        await ada.VisitAsync($"{deposit}/access");
        await ada.PressAsync("Get credentials");
        var credentials = ada.Page.GetByTestId("credentials-bash");
        await credentials.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Assertions.Expect(credentials.GetByRole(AriaRole.Button, new() { Name = "Hide", Exact = true })).ToBeVisibleAsync();
        var exports = await credentials.Locator("code").InnerTextAsync();
        var line = await ada.Page.GetByTestId("sync-line").Locator("code").InnerTextAsync();

        Assert.Contains("./your-data", line, StringComparison.Ordinal);
        await PasteAsync(exports, line).Succeed();
        foreach (var reach in new[]
        {
            $"aws s3 cp '{tree.PathOf(tree.Files.Keys.First())}' s3://{Staging}/cpg0048-bsc/other/x",
            $"aws s3 cp '{tree.PathOf(tree.Files.Keys.First())}' s3://{Staging}/{Prefix}2/x",
            $"aws s3 cp '{tree.PathOf(tree.Files.Keys.First())}' s3://{Staging}/cpg0037-oasis/axiom/x",
            $"aws s3 cp '{tree.PathOf(tree.Files.Keys.First())}' s3://{Gallery}/{Prefix}/x",
            $"aws s3 rm s3://{Staging}/cpg0049-ipsc-diff-pancreatic-progenitor/broad/README.md",
            $"aws s3 ls s3://{Staging}/",
            $"aws s3 ls s3://{Staging}/cpg0037-oasis/",
            $"aws s3 ls s3://{Gallery}/{Prefix}/",
        })
        {
            var refused = await PasteAsync(exports, reach);
            Assert.True(
                refused.Code != 0 && refused.All.Contains("AccessDenied", StringComparison.Ordinal),
                $"{reach} ended with {refused.Code}: {refused.All}");
        }

        Task<Command.Result> PasteAsync(string variables, string command) =>
            Command.RunAsync("bash", ["-e"], AwsCli.Nobody, tree.Above, $"{variables}\n{command}\n");
    }

    private static async Task SeesStagedDataAsync(Person ada, string deposit)
    {
        await ada.VisitAsync($"{deposit}/data");
        await ada.Link("workspace/").ClickAsync();
        await ada.ArrivesAsync(InWorkspace());
        await ada.Link("profiles/").ClickAsync();
        await ada.SeesAsync("2026_02_16_Batch1");
        Assert.EndsWith("/data/workspace/profiles", new Uri(ada.Page.Url).AbsolutePath.TrimEnd('/'), StringComparison.Ordinal);
    }

    /// <summary>Anybody reads the receipt, by an address alone; its JSON says the same.</summary>
    private async Task ReadsReceiptAsync(string receipt, Tree tree)
    {
        await using var anybody = await stage.SomebodyAsync();
        await anybody.VisitAsync(receipt);
        await anybody.SeesAsync(Prefix);
        await anybody.SeesAsync("Ada Lindqvist");
        await anybody.PictureAsync("receipt");

        using var client = new HttpClient { BaseAddress = stage.Address };
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri(receipt + ".json", UriKind.Relative)));
        Assert.Equal(tree.Files.Count, json.RootElement.GetProperty("objects").GetInt64());
        Assert.Equal(tree.Bytes, json.RootElement.GetProperty("bytes").GetInt64());
        Assert.Equal("Erin", json.RootElement.GetProperty("approvedBy").GetString());
        await anybody.SeesAsync(json.RootElement.GetProperty("snapshotHash").GetString()!);
        Assert.Empty(anybody.Faults);
    }

    private static async Task FindsEveryStepAsync(Person erin)
    {
        await erin.VisitAsync($"/audit?prefix={Uri.EscapeDataString(Prefix)}");
        foreach (var words in new[]
        {
            $"asked for {Prefix}", $"approved the request for {Prefix}", "asked for credentials to read and write", $"asked for a check of {Prefix}",
            $"checked {Prefix}", $"submitted {Prefix} for review", $"planned {Prefix}", "approved the snapshot", "began to copy",
            $"copied and verified {Prefix}", $"published {Prefix}",
        })
        {
            await erin.SeesAsync(words, 10);
        }
    }

    [GeneratedRegex("/data/workspace/?$")]
    private static partial Regex InWorkspace();
}

internal static class Ends
{
    public static async Task<Command.Result> Succeed(this Task<Command.Result> run) => (await run).Succeeds();
}
