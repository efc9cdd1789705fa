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

    /// <summary>
    /// A quick look at the name of an ordinary file: whether the rule may find something about it, given that it looks at names at all and has found
    /// nothing about the file before in the same folder. A rule that does not say gets every such file, which is right, but slow.
    /// </summary>
    public virtual bool MindsName(ReadOnlySpan<char> file) => true;

    public abstract void Look(in KeyParts key, FindingSink found);
}
