using Curation.Workflow.Actors;

namespace Portal.Identity;

/// <summary>Somebody to be while the portal runs on its embedded server. Elsewhere personas do not exist.</summary>
public sealed record Persona(string Key, string Name, string Email, Role Role, string About)
{
    /// <summary>What their ids begin with, and nobody else's.</summary>
    public const string IdPrefix = "persona:";

    /// <summary>Who this is where nobody has anything to sign in with.</summary>
    public Actor Actor => new(IdPrefix + Key, Name, Email, Role) { FreshUntil = DateTimeOffset.MaxValue };
}
