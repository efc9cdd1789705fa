using Curation.Workflow.Actors;
using Portal.Identity;

namespace Portal.Demo;

/// <summary>
/// Whom a visitor of the embedded server can be: everybody that a deposit needs on its way, and one more of each kind that has to be kept apart.
/// </summary>
internal static class DemoPeople
{
    public static IReadOnlyList<Persona> All { get; } =
    [
        new("ada", "Ada Lindqvist", "ada@lab.example", Role.Contributor, "Brings a lab's images and profiles to the gallery."),
        new("noor", "Noor Haddad", "noor@other-lab.example", Role.Contributor, "Another lab: sees nothing of Ada's."),
        new("chidi", "Chidi Okafor", "chidi@champions.example", Role.Champion, "Looks after Ada's data: checks structure and counts."),
        new("erin", "Erin", "erin@gallery.example", Role.Maintainer, "Approves requests, checks staging, promotes."),
        new("shantanu", "Shantanu", "shantanu@gallery.example", Role.Maintainer, "The second pair of eyes."),
    ];
}
