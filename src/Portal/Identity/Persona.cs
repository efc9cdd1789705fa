using Curation.Workflow.Actors;

namespace Portal.Identity;

/// <summary>Somebody to be while the portal runs on its embedded server. Elsewhere personas do not exist.</summary>
public sealed record Persona(string Key, string Name, string Email, Role Role, string About)
{
    /// <summary>What their ids begin with, and nobody else's.</summary>
    public const string IdPrefix = "persona:";

    public static IReadOnlyList<Persona> All { get; } =
    [
        new("ada", "Ada Lindqvist", "ada@lab.example", Role.Contributor, "Brings a lab's images and profiles to the gallery."),
        new("noor", "Noor Haddad", "noor@other-lab.example", Role.Contributor, "Another lab: sees nothing of Ada's."),
        new("chidi", "Chidi Okafor", "chidi@champions.example", Role.Champion, "Looks after Ada's data: checks structure and counts."),
        new("erin", "Erin", "erin@gallery.example", Role.Maintainer, "Approves requests, checks staging, promotes."),
        new("shantanu", "Shantanu", "shantanu@gallery.example", Role.Maintainer, "The second pair of eyes."),
    ];

    /// <summary>Who this is where nobody has anything to sign in with.</summary>
    public Actor Actor => new(IdPrefix + Key, Name, Email, Role) { FreshUntil = DateTimeOffset.MaxValue };
}
