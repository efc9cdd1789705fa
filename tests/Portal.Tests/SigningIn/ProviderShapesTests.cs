using Curation.Workflow;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.SigningIn;

/// <summary>What Keycloak, Entra, ORCID and Globus describe and send, and who somebody is by it.</summary>
public sealed class ProviderShapesTests
{
    private static readonly Dictionary<string, Shape> Shapes = new()
    {
        ["Keycloak"] = new(
            "realm_access.roles",
            new()
            {
                ["token_endpoint_auth_methods_supported"] = new[] { "private_key_jwt", "client_secret_basic", "client_secret_post", "tls_client_auth", "client_secret_jwt" },
                ["authorization_response_iss_parameter_supported"] = false,
                ["backchannel_logout_supported"] = true,
                ["pushed_authorization_request_endpoint"] = "par",
            },
            "client_secret_basic",
            new()
            {
                ["typ"] = "ID", ["azp"] = HostileProvider.Client, ["sid"] = "d1b2", ["acr"] = "1", ["name"] = "Ada Lindqvist", ["given_name"] = "Ada", ["family_name"] = "Lindqvist", ["preferred_username"] = "ada",
                ["email"] = "ada@lab.example", ["email_verified"] = true, ["realm_access"] = new { roles = new[] { "offline_access", "uma_authorization", "gallery-champions" } },
            },
            [],
            new("Ada Lindqvist", "ada@lab.example", Role.Champion)),
        ["Entra"] = new(
            "groups",
            new() { ["token_endpoint_auth_methods_supported"] = new[] { "client_secret_post", "private_key_jwt", "client_secret_basic" }, ["cloud_instance_name"] = "microsoftonline.com" },
            "client_secret_basic",
            new()
            {
                ["ver"] = "2.0", ["oid"] = "0000-oid", ["tid"] = "0000-tid", ["aio"] = "AXQ", ["name"] = "Ada Lindqvist", ["preferred_username"] = "ada@lab.example", ["email"] = "ada@lab.example",
                ["email_verified"] = null, ["xms_edov"] = "1", ["groups"] = new[] { "c5b1", "gallery-maintainers" },
            },
            [],
            new("Ada Lindqvist", "", Role.Maintainer)),
        ["Entra with more than 200 groups"] = new(
            "groups",
            [],
            "client_secret_basic",
            new()
            {
                ["ver"] = "2.0", ["name"] = "Ada Lindqvist", ["email_verified"] = null, ["_claim_names"] = new { groups = "src1" },
                ["_claim_sources"] = new { src1 = new { endpoint = "https://graph.windows.net/0000-tid/users/0000-oid/getMemberObjects" } },
            },
            new() { ["name"] = "Ada Lindqvist", ["picture"] = "https://graph.microsoft.com/v1.0/me/photo/$value" },
            new("Ada Lindqvist", "", Role.Contributor)),
        ["ORCID"] = new(
            "roles",
            new() { ["token_endpoint_auth_methods_supported"] = new[] { "client_secret_post" }, ["claims_supported"] = new[] { "family_name", "given_name", "name", "auth_time", "iss", "sub" }, ["end_session_endpoint"] = null },
            "client_secret_post",
            new() { ["name"] = null, ["email"] = null, ["email_verified"] = null, ["given_name"] = "Josiah", ["family_name"] = "Carberry", ["amr"] = "pwd", ["at_hash"] = null },
            new() { ["id"] = "https://orcid.org/0000-0002-1825-0097", ["name"] = null, ["given_name"] = "Josiah", ["family_name"] = "Carberry" },
            new("Josiah Carberry", "", Role.Contributor)),
        ["Globus"] = new(
            "roles",
            new() { ["token_endpoint_auth_methods_supported"] = new[] { "client_secret_basic" } },
            "client_secret_basic",
            new()
            {
                ["organization"] = "Lab", ["name"] = "Ada Lindqvist", ["preferred_username"] = "ada@lab.example", ["identity_provider"] = "4143", ["identity_provider_display_name"] = "Lab", ["email"] = "ada@lab.example",
                ["email_verified"] = null, ["last_authentication"] = 1_700_000_000, ["identity_set"] = new[] { new { sub = "ada-1", username = "ada@lab.example", last_authentication = (int?)null } },
            },
            new() { ["name"] = "Ada Lindqvist", ["email"] = "ada@lab.example" },
            new("Ada Lindqvist", "", Role.Contributor)),
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Somebody_comes_in(string name)
    {
        var shape = Shapes[name];
        var door = new Door(isOnNetwork: false, ("Identity:RoleClaim", shape.RoleClaim));
        await door.InitializeAsync();
        try
        {
            Take(shape, door);
            var browser = door.Browser();
            var asked = await Door.BeginAsync(browser, "/deposits");

            var location = await Door.ReturnAsync(browser, await door.AgreeAsync(asked));

            Assert.True(location == "/deposits", $"{location} {door.Heard.All}");
            await using var db = await door.Dbs.CreateDbContextAsync();
            var person = await db.People.SingleAsync();
            Assert.Equal(shape.Seen, new(person.Name, person.Email, person.Role));
            Assert.Equal(shape.Discovery.ContainsKey("pushed_authorization_request_endpoint"), QueryHelpers.ParseQuery(asked.Query).ContainsKey("request_uri"));
            door.NothingSecretIn(door.Heard.All);
        }
        finally
        {
            await door.DisposeAsync();
        }
    }

    // Described as that provider does from the next time on that the portal asks.
    private static void Take(Shape shape, Door door)
    {
        door.Clock.Advance(TimeSpan.FromHours(13));
        Set(door.Provider.Discovery, shape.Discovery.ToDictionary(pair => pair.Key, pair => pair.Value is "par" ? $"{door.Provider.Issuer}/par" : pair.Value));
        Set(door.Provider.Claims, shape.Claims.Append(new("roles", null)));
        Set(door.Provider.UserInfo, shape.UserInfo.Append(new("sub", "ada-1")));
        door.Provider.Takes.Clear();
        door.Provider.Takes.Add(shape.Takes);
    }

    private static void Set(Dictionary<string, object?> to, IEnumerable<KeyValuePair<string, object?>> from)
    {
        foreach (var (name, value) in from)
        {
            to[name] = value;
        }
    }

    private sealed record Seen(string Name, string Email, Role Role);

    private sealed record Shape(
        string RoleClaim, Dictionary<string, object?> Discovery, string Takes, Dictionary<string, object?> Claims, Dictionary<string, object?> UserInfo, Seen Seen);
}
