using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Portal.Identity;
using Portal.Tests.Journeys;

namespace Portal.Tests.Hosts;

/// <summary>Walks the table of endpoints itself, so that no door is forgotten.</summary>
public sealed partial class EveryDoorTests
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    [Fact]
    public async Task There_is_a_decision_on_every_door_and_the_door_keeps_to_it()
    {
        await using var world = new World();
        var doors = Doors(world).ToDictionary(NameOf);

        Assert.True(
            doors.Keys.Except(Decisions.All.Keys).ToList() is { Count: 0 } undecided,
            $"Decide in {nameof(Decisions)} who may come in: {string.Join(", ", doors.Keys.Except(Decisions.All.Keys))}");
        Assert.Empty(Decisions.All.Keys.Except(doors.Keys));
        foreach (var (name, decision) in Decisions.All)
        {
            var metadata = doors[name].Metadata;
            Assert.True(
                (decision is Decision.Anybody) == metadata.GetMetadata<IAllowAnonymous>() is not null, $"{name} is open to anybody, or should be.");
            var policies = metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().ToList();
            Assert.Equal(
                decision switch { Decision.Curators => [SignIn.Curators], Decision.Maintainers => [SignIn.Maintainers], _ => Array.Empty<string>() },
                policies);
        }
    }

    /// <summary>By address: the answers to somebody, to nobody, and about nothing at all, by every method.</summary>
    [Fact]
    public async Task What_is_somebody_elses_answers_as_what_never_was()
    {
        await using var world = new World();
        var theirs = await Ids.OfAdaAsync(world);
        var noor = await world.SignedInAsync("noor");
        using var nobody = world.Browser();
        foreach (var door in Doors(world).Where(door => Decisions.Of(NameOf(door)) is Decision.Theirs or Decision.Maintainers))
        {
            foreach (var (id, method, browser) in theirs.SelectMany(
                id => Methods.SelectMany(method => new[] { noor, nobody }.Select(browser => (id, method, browser)))))
            {
                var (one, other) = (await AnswerAsync(browser, method, door, id), await AnswerAsync(browser, method, door, Guid.NewGuid()));
                Assert.True(one == other, $"{method} {NameOf(door)} tells what is somebody else's:\n{one}\n\nfrom what never was:\n{other}");
                Assert.DoesNotContain(Ids.Place, one, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Its_owner_reaches_it_by_the_same_addresses()
    {
        await using var world = new World();
        var theirs = await Ids.OfAdaAsync(world);
        var ada = await world.SignedInAsync("ada");
        foreach (var door in Doors(world).Where(
            door => NameOf(door).StartsWith("GET ", StringComparison.Ordinal) && Decisions.All.GetValueOrDefault(NameOf(door)) is Decision.Theirs))
        {
            var answers = await Task.WhenAll(theirs.Select(id => AnswerAsync(ada, "GET", door, id)));
            Assert.Single(answers, answer => answer.StartsWith("OK", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<RouteEndpoint> Doors(World world) =>
        world.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(door => door.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private static string NameOf(RouteEndpoint door) =>
        $"{(door.Metadata.GetMetadata<ComponentTypeMetadata>() is not null ? "page" : door.Metadata.GetMetadata<IHttpMethodMetadata>() is { } known ? string.Join(',', known.HttpMethods) : "*")} {door.RoutePattern.RawText}";

    // What differs between any two answers: the id that was asked for, and what is sealed anew each time.
    private static async Task<string> AnswerAsync(HttpClient browser, string method, RouteEndpoint door, Guid id)
    {
        var path = Parameter().Replace(door.RoutePattern.RawText!, found => found.Value.Contains(":guid", StringComparison.Ordinal) ? $"{id}" : "");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await browser.SendAsync(request);
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key is not "Date")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
        var text = $"{answer.StatusCode}\n{string.Join('\n', headers)}\n\n{await answer.Content.ReadAsStringAsync()}";
        return Sealed().Replace(
            text.Replace($"{id}", "ID", StringComparison.OrdinalIgnoreCase).Replace($"{id:N}", "ID", StringComparison.OrdinalIgnoreCase), "SEALED");
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("<!--Blazor.*?-->|CfDJ8[A-Za-z0-9_-]+|\"traceId\":\"[^\"]*\"|00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]", RegexOptions.Singleline)]
    private static partial Regex Sealed();
}
