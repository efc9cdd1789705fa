using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;

namespace Curation.Workflow.People;

/// <summary>
/// Somebody who signed in with a provider: what it said of them last, and what maintainers decided about them here. What a maintainer set
/// goes before what the provider says.
/// </summary>
public sealed class Person : Subject
{
    private Person()
    {
    }

    /// <summary>What deposits and facts know this person by; see <see cref="IdOf"/>.</summary>
    public string ActorId { get; private set; } = "";

    public string Issuer { get; private set; } = "";

    /// <summary>What the issuer calls this person; never given to somebody else there.</summary>
    public string SubjectAtIssuer { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Only an address that the provider says it verified: champions are named by it.</summary>
    public string Email { get; private set; } = "";

    public Role RoleSeen { get; private set; }

    public Role? RoleSet { get; private set; }

    public bool IsDisabled { get; private set; }

    public DateTimeOffset FirstSeenAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    public Role Role => RoleSet ?? RoleSeen;

    protected override Guid AboutDeposit => NoDeposit;

    protected override string AboutPrefix => "";

    /// <summary>The same for the same person at the same issuer, for ever, and never the id of a persona.</summary>
    public static string IdOf(string issuer, string subject)
    {
        // The length stands before the issuer, so that no two pairs are written alike.
        var text = string.Create(CultureInfo.InvariantCulture, $"{issuer.Length}:{issuer}{subject}");
        return $"oidc:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    public static Person Join(SignedInPerson seen, DateTimeOffset at)
    {
        var person = new Person
        {
            ActorId = IdOf(seen.Issuer, seen.Subject),
            Issuer = seen.Issuer,
            SubjectAtIssuer = seen.Subject,
            FirstSeenAt = at,
        };
        person.ApplyClaims(seen, at);
        person.Tell(PersonFacts.Joined, $"signed in for the first time, as {Word(person.Role)}", person.AsActor(), at);
        return person;
    }

    /// <summary>What the provider says now, each time this person signs in.</summary>
    public void SignIn(SignedInPerson seen, DateTimeOffset at)
    {
        Refuse(IdOf(seen.Issuer, seen.Subject) != ActorId, "This is somebody else.");
        Refuse(IsDisabled, "Your account was disabled in this portal: ask a maintainer.");
        var before = RoleSeen;
        ApplyClaims(seen, at);
        if (before != RoleSeen && seen.IsRoleUnknown)
        {
            Tell(PersonFacts.RoleUnsaid, $"came as {Word(RoleSeen)}, because the provider did not send what a role follows from; before as {Word(before)}", AsActor(), at);
        }
        else if (before != RoleSeen)
        {
            Tell(PersonFacts.RoleSeen, $"came as {Word(RoleSeen)} by the provider's word, before as {Word(before)}", AsActor(), at);
        }
    }

    /// <param name="role">The role from now on; null leaves it to the provider.</param>
    public void SetRole(Role? role, Actor by, DateTimeOffset at)
    {
        ForOtherMaintainers(by, "changes roles", "changes your role");
        Refuse(role is Role.Portal, "This is no role for a person.");
        Refuse(role == RoleSet, role is null ? $"The provider decides the role of {Name} already." : $"{Name} is {Word(role.Value)} already, by a maintainer's word.");
        RefuseStale(by, at, "change a role");
        RoleSet = role;
        Tell(
            PersonFacts.RoleSet,
            role is null ? $"left the role of {Name} to the provider, which says {Word(RoleSeen)}" : $"made {Name} {Word(role.Value)}",
            by,
            at);
    }

    public void Disable(Actor by, DateTimeOffset at)
    {
        ForOtherMaintainers(by, "disables people", "disables you");
        Refuse(IsDisabled, $"{Name} is disabled already.");
        IsDisabled = true;
        Tell(PersonFacts.Disabled, $"disabled {Name}", by, at);
    }

    public void Enable(Actor by, DateTimeOffset at)
    {
        ForOtherMaintainers(by, "enables people", "enables you");
        Refuse(!IsDisabled, $"{Name} is not disabled.");
        RefuseStale(by, at, "let somebody in again");
        IsDisabled = false;
        Tell(PersonFacts.Enabled, $"let {Name} in again, as {Word(Role)}", by, at);
    }

    public Actor AsActor() => new(ActorId, Name, Email, Role);

    private static string Word(Role role) => role switch
    {
        Role.Maintainer => "a maintainer",
        Role.Champion => "a champion",
        _ => "a contributor",
    };

    private void ApplyClaims(SignedInPerson seen, DateTimeOffset at) =>
        (Name, Email, RoleSeen, LastSeenAt) = (seen.Name, seen.Email, seen.Role, at);

    // Nobody acts on themselves, so whoever acts stays a maintainer: there is always one.
    private void ForOtherMaintainers(Actor by, string what, string you)
    {
        Refuse(!by.IsMaintainer, $"Only a maintainer {what}.");
        Refuse(by.Id == ActorId, $"Another maintainer {you}, so that there is always one left.");
    }
}

/// <summary>What a provider says of somebody who just proved who they are. The e-mail is empty unless it was verified.</summary>
public sealed record SignedInPerson(string Issuer, string Subject, string Name, string Email, Role Role)
{
    /// <summary>Whether something is missing that a role follows from: this one is then the least that somebody may be here, and not the provider's word.</summary>
    public bool IsRoleUnknown { get; init; }
}
