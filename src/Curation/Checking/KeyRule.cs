namespace Curation.Checking;

/// <summary>
/// A rule that decides on one key. It holds no state, allocates nothing for a key it has nothing to say about, and never stops another.
/// </summary>
internal abstract class KeyRule(string id, Severity severity, string title) : IRule
{
    public string Id { get; } = id;

    public string Title { get; } = title;

    public abstract string Remedy { get; }

    public abstract string Docs { get; }

    public virtual RuleScope Scope => RuleScope.Key;

    public virtual Severity SeverityIn(Profile profile) => severity;

    public abstract void Look(in KeyParts key, FindingSink found);
}
