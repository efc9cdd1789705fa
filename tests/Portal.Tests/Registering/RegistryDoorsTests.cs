using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Curation.Registries;
using Microsoft.Extensions.DependencyInjection;
using Portal.Checking.Store;
using Portal.Registering;
using Portal.Tests.Journeys;

namespace Portal.Tests.Registering;

/// <summary>The doors of the registry, from outside: who gets the file, and who brings one.</summary>
public sealed class RegistryDoorsTests
{
    [Fact]
    public async Task The_file_is_for_who_is_signed_in_and_bringing_one_for_maintainers_with_the_page_s_token()
    {
        await using var world = new World();
        var (stranger, ada, erin) = (world.Browser(), await world.SignedInAsync("ada"), await world.SignedInAsync("erin"));
        var file = new Uri("/api/registry.yml", UriKind.Relative);

        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync(file)).StatusCode);
        Assert.Equal(RegistryFile.Gallery.Bytes.ToArray(), await ada.GetByteArrayAsync(file));

        var text =
            Encoding.UTF8.GetString(RegistryFile.Gallery.Bytes.Span) + "  - name: cpg0060-new\n    description: \"\"\n    status: unpublished\n";
        Assert.NotEqual("", await TokenAsync(ada));
        foreach (var (browser, token)
            in new[] { (stranger, await TokenAsync(ada)), (ada, await TokenAsync(ada)), (erin, ""), (erin, "x"), (erin, await TokenAsync(ada)) })
        {
            using var refused = await SendAsync(browser, text, token);
            Assert.DoesNotContain("/registry/import/", refused.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        }

        using var large = await SendAsync(erin, new string('#', 9_000_000), await TokenAsync(erin));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);

        using var taken = await SendAsync(erin, text, await TokenAsync(erin));
        var id = Guid.Parse(Regex.Match(taken.Headers.Location!.ToString(), "^/registry/import/(.+)$").Groups[1].Value);
        var imports = world.Services.GetRequiredService<RegistryImports>();
        await imports.ApplyAsync(id, (await imports.FindAsync(id, World.Erin))!.Mark, World.Erin);

        Assert.Equal(text, await ada.GetStringAsync(file));
        Assert.NotEqual(Guid.Empty, await world.Requests.AskAsync("cpg0060-new/broad", "Two plates", 10, "", World.Ada));
    }

    [Fact]
    public async Task A_check_says_by_which_registry_and_keeps_that()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync();
        var before = await world.CheckAsync(deposit);
        var imports = world.Services.GetRequiredService<RegistryImports>();
        byte[] file = [.. RegistryFile.Gallery.Bytes.Span, .. "  - name: cpg0060-new\n    description: \"\"\n    status: unpublished\n"u8];
        var id = imports.Receive(file, "registry.yml", World.Erin);
        await imports.ApplyAsync(id, (await imports.FindAsync(id, World.Erin))!.Mark, World.Erin);
        var after = await world.CheckAsync(deposit);

        Assert.Equal(Registry.Gallery.Description, (await world.Checks.ReadAsync(before.Id, World.Ada))!.Registry);
        Assert.Equal(
            world.Services.GetRequiredService<CurrentRegistry>().Now.Description, (await world.Checks.ReadAsync(after.Id, World.Ada))!.Registry);
        var compared = (await world.FindingPages.ReadAsync(after.Id, new FindingsQuery(), 0, null, World.Ada))!.Since!;
        Assert.Equal((before.Id, Registry.Gallery.Description), (compared.Run, compared.Registry));
        Assert.StartsWith("imported on ", (await world.SummaryAsync(after.Id, World.Ada))!.Registry, StringComparison.Ordinal);
    }

    private static async Task<string> TokenAsync(HttpClient browser) =>
        Regex.Match(
            await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative)),
            "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string text, string token)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "registry.yml" },
        };
        return await browser.PostAsync(new Uri("/api/registry", UriKind.Relative), form);
    }
}
