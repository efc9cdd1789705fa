namespace Curation.Workflow.Actors;

/// <summary>Who acts. Made from the signed-in person at the moment of the act and passed down; the domain decides by it.</summary>
/// <param name="Id">Stable at the provider; what a deposit's owner is compared by.</param>
/// <param name="Name">As people call this person.</param>
/// <param name="Email">What a champion is named by.</param>
/// <param name="Role">What this person may do.</param>
public sealed record Actor(string Id, string Name, string Email, Role Role)
{
    /// <summary>The portal itself, when a job goes on by what a person decided before.</summary>
    public static Actor Portal { get; } = new("portal", "the portal", "", Role.Portal);

    /// <summary>
    /// Until when this person's sign-in is fresh enough for acts that ask for that: it never was unless whoever made the actor says so.
    /// </summary>
    public DateTimeOffset FreshUntil { get; init; }

    public bool IsMaintainer => Role is Role.Maintainer;
}

public enum Role
{
    Contributor,
    Champion,
    Maintainer,
    Portal,
}
