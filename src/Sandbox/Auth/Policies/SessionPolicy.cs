namespace Sandbox.Auth.Policies;

/// <summary>An inline session policy: nothing is allowed unless a statement allows it, and a denial wins.</summary>
internal sealed class SessionPolicy(IReadOnlyList<PolicyStatement> statements)
{
    public bool Allows(AccessQuestion question)
    {
        var allowed = false;
        foreach (var statement in statements)
        {
            if (!statement.Covers(question))
            {
                continue;
            }
            if (!statement.IsAllow)
            {
                return false;
            }
            allowed = true;
        }
        return allowed;
    }
}
