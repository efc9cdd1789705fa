namespace Curation.Workflow.People;

/// <summary>What is told of a person.</summary>
public static class PersonFacts
{
    public const string Joined = "person.joined";
    public const string RoleSeen = "person.role-seen";
    public const string RoleUnsaid = "person.role-unsaid";
    public const string RoleSet = "person.role-set";
    public const string Disabled = "person.disabled";
    public const string Enabled = "person.enabled";

    /// <summary>What each of them begins with.</summary>
    public const string Start = "person.";
}
