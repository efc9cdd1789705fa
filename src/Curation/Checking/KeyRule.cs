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
    /// Whether it may find something about an ordinary file in the folder of this key: one with a documented place, plain characters and a usual
    /// size, that is no debris. Asked once a folder, so it must not depend on the file's name. A rule that does not say is asked
    /// about every key, which is right, but slow.
    /// </summary>
    public virtual bool MindsFolder(in KeyParts example) => true;

    /// <summary>Whether it may find something about an ordinary file of this name, in a folder that it minds. A quick look; yes means a full one.</summary>
    public virtual bool MindsFile(ReadOnlySpan<char> file) => true;

    public abstract void Look(in KeyParts key, FindingSink found);
}
