using Curation.Workflow.Actors;
using Portal.Components.Kit;

namespace Portal.Identity;

/// <summary>What somebody is, as maintainers read it.</summary>
internal static class PersonLabels
{
    public static StateLabel StateOf(PersonRow person) => person switch
    {
        { IsDisabled: true } => new(Tone.Bad, "Disabled"),
        { Role: Role.Maintainer } => new(Tone.Good, "Maintainer"),
        { Role: Role.Champion } => new(Tone.Going, "Champion"),
        _ => new(Tone.Neutral, "Contributor"),
    };

    public static Choice<Role?>[] Roles(PersonRow person) =>
    [
        new(null, $"As the provider says ({person.RoleSeen})"),
        new(Role.Contributor, "Contributor"),
        new(Role.Champion, "Champion"),
        new(Role.Maintainer, "Maintainer"),
    ];
}
