using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.People;

namespace Curation.Tests.Workflow.People;

public sealed class PersonTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);
    private static readonly Actor Erin = new("oidc:erin", "Erin", "", Role.Maintainer) { FreshUntil = DateTimeOffset.MaxValue };
    private readonly Person ada = Person.Join(Seen(Role.Contributor), At);

    [Fact]
    public void The_first_sign_in_is_a_fact() =>
        Assert.Equal(("person.joined", "signed in for the first time, as a contributor", ada.ActorId), (ada.Untold[0].What, ada.Untold[0].Words, ada.Untold[0].ActorId));

    [Fact]
    public void What_a_maintainer_set_goes_before_what_the_provider_says()
    {
        ada.SetRole(Role.Champion, Erin, At);
        ada.SignIn(Seen(Role.Maintainer), At);

        Assert.Equal((Role.Champion, Role.Maintainer), (ada.Role, ada.RoleSeen));

        ada.SetRole(null, Erin, At);

        Assert.Equal(Role.Maintainer, ada.Role);
        Assert.Equal(["person.joined", "person.role-set", "person.role-seen", "person.role-set"], ada.Untold.Select(fact => fact.What));
        Assert.Equal("left the role of Ada to the provider, which says a maintainer", ada.Untold[^1].Words);
    }

    [Fact]
    public void A_role_that_the_provider_did_not_say_is_told_as_such()
    {
        ada.SignIn(Seen(Role.Maintainer), At);
        ada.SignIn(Seen(Role.Contributor) with { IsRoleUnknown = true }, At);
        ada.SignIn(Seen(Role.Contributor) with { IsRoleUnknown = true }, At);

        Assert.Equal(["person.joined", "person.role-seen", "person.role-unsaid"], ada.Untold.Select(fact => fact.What));
        Assert.Equal("came as a contributor, because the provider did not send what a role follows from; before as a maintainer", ada.Untold[^1].Words);
    }

    [Fact]
    public void Nobody_decides_on_themselves()
    {
        var me = Person.Join(Seen(Role.Maintainer), At);
        var sentence = Assert.Throws<RefusedException>(() => me.SetRole(Role.Contributor, me.AsActor(), At)).Message;

        Assert.Equal("Another maintainer changes your role, so that there is always one left.", sentence);
        Assert.Throws<RefusedException>(() => me.Disable(me.AsActor(), At));
    }

    [Theory]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Champion)]
    [InlineData(Role.Portal)]
    public void Only_maintainers_decide(Role role)
    {
        var somebody = Erin with { Role = role };

        Assert.Throws<RefusedException>(() => ada.SetRole(Role.Champion, somebody, At));
        Assert.Throws<RefusedException>(() => ada.Disable(somebody, At));
        Assert.Throws<RefusedException>(() => ada.Enable(somebody, At));
        Assert.Single(ada.Untold);
    }

    [Fact]
    public void A_disabled_person_does_not_sign_in_until_enabled()
    {
        ada.Disable(Erin, At);

        Assert.Throws<RefusedException>(() => ada.SignIn(Seen(Role.Contributor), At));
        Assert.Throws<RefusedException>(() => ada.Disable(Erin, At));

        ada.Enable(Erin, At);
        ada.SignIn(Seen(Role.Contributor), At);

        Assert.Equal(["person.joined", "person.disabled", "person.enabled"], ada.Untold.Select(fact => fact.What));
    }

    [Fact]
    public void The_portals_role_is_for_nobody() => Assert.Throws<RefusedException>(() => ada.SetRole(Role.Portal, Erin, At));

    [Theory]
    [InlineData("https://a.example", "1", "https://a.example1", "")]
    [InlineData("https://a.example/", "1", "https://a.example", "/1")]
    [InlineData("https://a.example", "x", "https://a.example", "X")]
    public void Two_people_never_share_an_id(string issuer, string subject, string otherIssuer, string otherSubject)
    {
        Assert.NotEqual(Person.IdOf(issuer, subject), Person.IdOf(otherIssuer, otherSubject));
        Assert.Equal(Person.IdOf(issuer, subject), Person.IdOf(issuer, subject));
        Assert.Matches("^oidc:[0-9a-f]{64}$", Person.IdOf(issuer, subject));
    }

    private static SignedInPerson Seen(Role role) => new("https://login.example", "ada-1", "Ada", "ada@lab.example", role);
}
