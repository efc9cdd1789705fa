using System.Text.Json;
using Curation.Workflow.Actors;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Identity.OpenId;

/// <summary>What Keycloak, Entra, ORCID and Globus describe and send, and who somebody is by it.</summary>
public sealed class ProviderShapesTests
{
    private static readonly Dictionary<string, Shape> Shapes = new()
    {
        ["Keycloak"] = new(
            "realm_access.roles",
            "client_secret_basic",
            """
            {"token_endpoint_auth_methods_supported":["private_key_jwt","client_secret_basic","client_secret_post","tls_client_auth","client_secret_jwt"],
             "authorization_response_iss_parameter_supported":false,"backchannel_logout_supported":true,"pushed_authorization_request_endpoint":"ISSUER/par"}
            """,
            """
            {"typ":"ID","azp":"gallery-portal","sid":"d1b2","acr":"1","name":"Ada Lindqvist","given_name":"Ada","family_name":"Lindqvist","preferred_username":"ada","email":"ada@lab.example",
             "email_verified":true,"realm_access":{"roles":["offline_access","uma_authorization","gallery-champions"]}}
            """,
            "{}",
            new("Ada Lindqvist", "ada@lab.example", Role.Champion)),
        ["Entra"] = new(
            "groups",
            "client_secret_basic",
            """{"token_endpoint_auth_methods_supported":["client_secret_post","private_key_jwt","client_secret_basic"],"cloud_instance_name":"microsoftonline.com","http_logout_supported":true}""",
            """
            {"ver":"2.0","oid":"0000-oid","tid":"0000-tid","aio":"AXQ","name":"Ada Lindqvist","preferred_username":"ada@lab.example","email":"ada@lab.example","email_verified":null,"xms_edov":"1",
             "groups":["c5b1","gallery-maintainers"]}
            """,
            "{}",
            new("Ada Lindqvist", "", Role.Maintainer)),
        ["Entra with more than 200 groups"] = new(
            "groups",
            "client_secret_basic",
            "{}",
            """
            {"ver":"2.0","name":"Ada Lindqvist","email_verified":null,"_claim_names":{"groups":"src1"},
             "_claim_sources":{"src1":{"endpoint":"https://graph.windows.net/0000-tid/users/0000-oid/getMemberObjects"}}}
            """,
            """{"name":"Ada Lindqvist","picture":"https://graph.microsoft.com/v1.0/me/photo/$value"}""",
            new("Ada Lindqvist", "", Role.Contributor)),
        ["ORCID"] = new(
            "roles",
            "client_secret_post",
            """{"token_endpoint_auth_methods_supported":["client_secret_post"],"claims_supported":["family_name","given_name","name","auth_time","iss","sub"],"end_session_endpoint":null}""",
            """{"name":null,"email":null,"email_verified":null,"given_name":"Josiah","family_name":"Carberry","amr":"pwd","jti":"5e7c"}""",
            """{"id":"https://orcid.org/0000-0002-1825-0097","name":null,"given_name":"Josiah","family_name":"Carberry"}""",
            new("Josiah Carberry", "", Role.Contributor)),
        ["Globus"] = new(
            "roles",
            "client_secret_basic",
            """{"token_endpoint_auth_methods_supported":["client_secret_basic"]}""",
            """
            {"organization":"Lab","name":"Ada Lindqvist","preferred_username":"ada@lab.example","identity_provider":"4143","identity_provider_display_name":"Lab","email":"ada@lab.example",
             "email_verified":null,"last_authentication":1700000000,"identity_set":[{"sub":"ada-1","username":"ada@lab.example","last_authentication":null}]}
            """,
            """{"name":"Ada Lindqvist","email":"ada@lab.example"}""",
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
            Assert.Equal(
                shape.Discovery.Contains("pushed", StringComparison.Ordinal), QueryHelpers.ParseQuery(asked.Query).ContainsKey("request_uri"));
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
        Set(door.Provider.Discovery, shape.Discovery.Replace("ISSUER", door.Provider.Issuer, StringComparison.Ordinal));
        Set(door.Provider.Claims, shape.Claims);
        Set(door.Provider.UserInfo, shape.UserInfo);
        door.Provider.Claims.TryAdd("roles", null);
        door.Provider.UserInfo["sub"] = "ada-1";
        door.Provider.Takes.Clear();
        door.Provider.Takes.Add(shape.Takes);
    }

    private static void Set(Dictionary<string, object?> to, string json)
    {
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, object?>>(json)!)
        {
            to[name] = value;
        }
    }

    private sealed record Seen(string Name, string Email, Role Role);

    private sealed record Shape(string RoleClaim, string Takes, string Discovery, string Claims, string UserInfo, Seen Seen);
}
