using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Browser.Tests.Running;
using Testing.Running;
using Testing.Tools;

namespace Browser.Tests.Journeys;

/// <summary>
/// The portal as others run it: on their buckets, with their provider, which may be away; people are clients that follow links and fill in forms.
/// </summary>
public sealed partial class ElsewhereTests
{
    private const string Secret = "a-secret-of-the-tests-only";

    [NeedsFact("node", "oidc-provider", "moto_server")]
    public async Task It_starts_without_its_provider_says_so_and_recovers_by_itself()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("secret"), Secret);
        await using var buckets = await MotoServer.StartAsync("lab-staging", "lab-gallery");

        // Bound and never listened on: nobody else takes the port before the provider comes.
        using var kept = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        kept.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)kept.LocalEndPoint!).Port;
        await using var portal = await PortalProcess.StartOnAsync(
            folder.At("data"),
            new Dictionary<string, string>
            {
                ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
                ["AWS_SECRET_ACCESS_KEY"] = "moto-takes-any-secret",
                ["AWS_EC2_METADATA_DISABLED"] = "true",
            },
            [
                "--S3:ServiceUrl", buckets.Address.GetLeftPart(UriPartial.Authority), "--S3:ForcePathStyle", "true", "--S3:StagingBucket",
                "lab-staging", "--S3:GalleryBucket", "lab-gallery", "--S3:RoleArn", "arn:aws:iam::123456789012:role/contributors",
                "--Identity:Authority", $"http://127.0.0.1:{port}", "--Identity:ProviderName", "Test Institute", "--Identity:ClientId",
                "gallery-portal", "--Identity:ClientSecretFile", folder.At("secret"), "--Identity:Scopes", "openid profile email roles",
                "--Identity:RoleClaim", "realm_access.roles", "--Identity:MaintainerValues:0", "gallery-maintainers",
            ]);
        using var person = new HttpClient(new HttpClientHandler { AllowAutoRedirect = true, CookieContainer = new CookieContainer() })
        {
            BaseAddress = portal.Address,
            Timeout = TimeSpan.FromSeconds(60),
        };

        var away = await HealthAsync(person);
        var page = WebUtility.HtmlDecode(await person.GetStringAsync(new Uri("/sign-in", UriKind.Relative)));
        var failed = await person.GetStringAsync(new Uri("/sign-in/provider", UriKind.Relative));

        Assert.Equal("limited", away.Status);
        Assert.Contains("cannot be reached", away.Words, StringComparison.Ordinal);
        Assert.Contains("Test Institute cannot be reached now, so nobody can sign in", page, StringComparison.Ordinal);
        Assert.Contains("Try again", failed, StringComparison.Ordinal);

        kept.Dispose();
        await using var provider = await OpenIdProvider.StartAsync(Secret, port);
        await Eventually.IsAsync(
            () => HealthAsync(person),
            health => health.Status == "ok",
            TimeSpan.FromSeconds(60),
            health => $"The provider is still away ({health.Words})");
        Assert.DoesNotContain("cannot be reached", await person.GetStringAsync(new Uri("/sign-in", UriKind.Relative)), StringComparison.Ordinal);

        var home = await SignInAsync(person, "ada", "/api/audit.csv");
        Assert.StartsWith("number,at,who", home, StringComparison.Ordinal);
        using var theirs = await person.GetAsync(new Uri($"/api/checks/{Guid.NewGuid()}/findings.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
    }

    // The certified provider's own pages: who are you, and may the portal know?
    private static async Task<string> SignInAsync(HttpClient person, string name, string returnUrl)
    {
        using var asked = await person.GetAsync(new Uri($"/sign-in/provider?returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative));
        using var login = new FormUrlEncodedContent([new("prompt", "login"), new("login", name), new("password", "any")]);
        using var said = await person.PostAsync(await FormAsync(asked), login);
        using var consent = new FormUrlEncodedContent([new("prompt", "consent")]);
        using var back = await person.PostAsync(await FormAsync(said), consent);
        return await back.Content.ReadAsStringAsync();
    }

    private static async Task<Uri> FormAsync(HttpResponseMessage page)
    {
        var text = await page.Content.ReadAsStringAsync();
        return Action().Match(text) is { Success: true } found
            ? new Uri(page.RequestMessage!.RequestUri!, WebUtility.HtmlDecode(found.Groups[1].Value))
            : throw new InvalidOperationException($"{page.RequestMessage!.RequestUri} holds no form: {text}");
    }

    private static async Task<(string? Status, string Words)> HealthAsync(HttpClient client)
    {
        using var health = JsonDocument.Parse(await client.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
        var parts = health.RootElement.GetProperty("parts").EnumerateArray();
        return (
            health.RootElement.GetProperty("status").GetString(),
            parts.Single(part => part.GetProperty("name").GetString() == "sign-in provider").GetProperty("words").GetString()!);
    }

    [GeneratedRegex("<form[^>]* action=\"([^\"]+)\"")]
    private static partial Regex Action();
}
