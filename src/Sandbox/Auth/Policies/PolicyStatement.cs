namespace Sandbox.Auth.Policies;

internal sealed class PolicyStatement(
    bool isAllow, IReadOnlyList<string> actions, IReadOnlyList<string> resources, IReadOnlyList<PolicyCondition> conditions)
{
    public bool IsAllow => isAllow;

    // IAM reads actions whatever their case, and resources exactly.
    public bool Covers(AccessQuestion question) =>
        actions.Any(action => Wildcard.Matches(action, question.Action, ignoreCase: true))
        && resources.Any(resource => Wildcard.Matches(resource, question.Resource))
        && conditions.All(condition => condition.Holds(question));
}
