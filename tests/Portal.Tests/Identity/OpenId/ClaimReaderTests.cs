using System.Text.Json;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.People;
using Portal.Identity;
using Portal.Identity.OpenId;

namespace Portal.Tests.Identity.OpenId;

public sealed class ClaimReaderTests
{
    [Theory]
    [InlineData("roles", """{"roles":"a"}""", "a")]
    [InlineData("roles", """{"roles":["a",1,null,"b"]}""", "a b")]
    [InlineData("realm_access.roles", """{"realm_access":{"roles":["a"]}}""", "a")]
    [InlineData("resource_access.portal.eu.roles", """{"resource_access":{"portal.eu":{"roles":["a"]}}}""", "a")]
    [InlineData("https://gallery.example/roles", """{"https://gallery.example/roles":["a"]}""", "a")]
    [InlineData("https://gallery.example/app.roles", """{"https://gallery.example/app":{"roles":["a"]}}""", "a")]
    [InlineData("roles", """{"roles":[]}""", "")]
    [InlineData("roles", """{"roles":{"a":true}}""", "")]
    [InlineData("roles", """{"other":"a"}""", null)]
    [InlineData("roles", """{"roles":null}""", null)]
    [InlineData("realm_access.roles", """{"realm_access":"roles"}""", null)]
    [InlineData("roles", "[]", null)]
    public void A_claim_is_found_by_its_name_or_by_its_path(string path, string claims, string? values)
    {
        var found = ClaimReader.Values(JsonDocument.Parse(claims).RootElement, path);

        Assert.Equal(values, found is null ? null : string.Join(' ', found));
    }

    [Theory]
    [InlineData("""{"sub":"1"}""", "Somebody (1)", "")]
    [InlineData("""{"sub":"1","preferred_username":"ada"}""", "ada", "")]
    [InlineData("""{"sub":"1","name":null,"given_name":"Ada","family_name":"Lindqvist","preferred_username":"ada"}""", "Ada Lindqvist", "")]
    [InlineData("""{"sub":"1","name":" ","given_name":"Ada"}""", "Ada", "")]
    [InlineData("""{"sub":"1","family_name":"Lindqvist"}""", "Lindqvist", "")]
    [InlineData("""{"sub":"1","name":"A. Lindqvist","given_name":"Ada","family_name":"Lindqvist"}""", "A. Lindqvist", "")]
    [InlineData("""{"sub":"1","email":"a@b.example","email_verified":true}""", "a@b.example", "a@b.example")]
    [InlineData("""{"sub":"1","name":"Ada\u202e\u0000\n L","email":"nonsense","email_verified":true}""", "Ada L", "")]
    public void A_person_always_has_a_name(string claims, string name, string email)
    {
        var seen = Read(new IdentityOptions(), claims);

        Assert.Equal((name, email, Role.Contributor), (seen.Name, seen.Email, seen.Role));
    }

    [Theory]
    [InlineData("erin", Role.Maintainer)]
    [InlineData("Erin", Role.Contributor)]
    [InlineData("erin@gallery.example", Role.Contributor)]
    [InlineData("", Role.Contributor)]
    public void The_first_maintainer_is_known_by_the_subject_or_by_a_verified_address(string first, Role role) =>
        Assert.Equal(role, Read(new IdentityOptions { FirstMaintainer = first }, """{"sub":"erin","email":"erin@gallery.example"}""").Role);

    [Fact]
    public void A_subject_that_looks_like_an_address_is_none() =>
        Assert.Equal(Role.Contributor, Read(new IdentityOptions { FirstMaintainer = "erin@gallery.example" }, """{"sub":"erin@gallery.example"}""").Role);

    [Theory]
    [InlineData("""{"sub":"1","email":"a@b.example","email_verified":"True"}""", "a@b.example")]
    [InlineData("""{"sub":"1","email":"a@b.example","email_verified":"TRUE "}""", "")]
    [InlineData("""{"sub":"1","email":"a@b.example","email_verified":1}""", "")]
    public void An_address_is_verified_by_true_in_whichever_letters(string claims, string email) => Assert.Equal(email, Read(new IdentityOptions(), claims).Email);

    /// <summary>What is missing is not the same as what is empty: a role that follows from it is not the provider's word.</summary>
    [Theory]
    [InlineData("groups", """{"sub":"1","groups":["lab"]}""", false)]
    [InlineData("groups", """{"sub":"1","groups":[]}""", false)]
    [InlineData("groups", """{"sub":"1"}""", true)]
    [InlineData("groups", """{"sub":"1","groups":null}""", true)]
    [InlineData("groups", """{"sub":"1","hasgroups":true}""", true)]
    [InlineData("groups", """{"sub":"1","_claim_names":{"groups":"src1"},"_claim_sources":{"src1":{"endpoint":"https://graph.example/getMemberObjects"}}}""", true)]
    [InlineData("resource_access.portal.roles", """{"sub":"1","resource_access":{"account":{"roles":["view"]}}}""", true)]
    public void A_role_is_unsaid_where_its_claim_is_missing(string claim, string claims, bool isUnsaid)
    {
        var seen = Read(new IdentityOptions { RoleClaim = claim, MaintainerValues = ["curators"] }, claims);

        Assert.Equal((isUnsaid, Role.Contributor), (seen.IsRoleUnknown, seen.Role));
        Assert.False(Read(new IdentityOptions { RoleClaim = claim }, claims).IsRoleUnknown);
    }

    [Fact]
    public void Nor_is_a_role_said_that_follows_from_a_missing_address() =>
        Assert.True(Read(new IdentityOptions { FirstMaintainer = "erin@gallery.example" }, """{"sub":"1"}""").IsRoleUnknown);

    [Theory]
    [InlineData("""{"sub":"1","email":"a@b.example"}""", "a@b.example")]
    [InlineData("""{"sub":"1","email":"a@b.example","email_verified":false}""", "")]
    public void Trusting_a_provider_goes_only_as_far_as_its_word(string claims, string email) =>
        Assert.Equal(email, Read(new IdentityOptions { TrustsEmail = true }, claims).Email);

    private static SignedInPerson Read(IdentityOptions identity, string claims) => new ClaimReader(identity).Read(JsonDocument.Parse(claims).RootElement, null);
}
