using System.Security.Claims;
using Bunit;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.People;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Portal.Components;
using Portal.Tests.Components.Kit;

namespace Portal.Tests.Components;

public sealed class RailTests : KitTest
{
    public RailTests() => Services.AddSlices().AddSingleton<AntiforgeryStateProvider>(new OneToken());

    [Theory]
    [InlineData(Role.Contributor, "/", "/deposits", "/requests", "/registry", "/check", "/jobs", "/audit")]
    [InlineData(Role.Champion, "/", "/deposits", "/requests", "/registry", "/check", "/jobs", "/audit", "/checks", "/writers")]
    [InlineData(Role.Maintainer, "/", "/deposits", "/requests", "/registry", "/check", "/jobs", "/audit", "/checks", "/writers", "/staging", "/gallery", "/people")]
    public void Each_role_sees_its_own_pages(Role role, params string[] pages) =>
        Assert.Equal(pages, Rail(role).FindAll(".rail-links a").Select(link => link.GetAttribute("href")));

    [Fact]
    public void A_persons_name_leads_to_where_they_are_signed_in() =>
        Assert.Equal("/sessions", Rail(Role.Contributor).Find(".rail-person a").GetAttribute("href"));

    [Fact]
    public void Signing_out_is_a_post_with_its_token() => Rail(Role.Contributor).Find("form").MarkupMatches(
        """
        <form method="post" action="/sign-out">
            <input type="hidden" name="__RequestVerificationToken" value="a token" />
            <button type="submit" class="button quiet"><svg diff:ignore></svg>Sign out</button>
        </form>
        """);

    private IRenderedComponent<RailLinks> Rail(Role role)
    {
        var person = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "Ada Lindqvist"), new(ClaimTypes.Role, role.ToString())], "test"));
        return Render<RailLinks>(p => p.Add(rail => rail.Person, person));
    }

    private sealed class OneToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("a token", "__RequestVerificationToken");
    }
}
