using Curation.Findings;

namespace Curation.Keys;

/// <summary>
/// A rule that decides on one key. It holds no state, allocates nothing for a key it has nothing to say about, and never stops another.
/// </summary>
/// <param name="inGallery">Where data that is public is judged more mildly than a deposit.</param>
internal abstract class KeyRule(string id, Severity severity, string title, Severity? inGallery = null) : IRule
{
    public string Id { get; } = id;

    public string Title { get; } = title;

    public abstract string Remedy { get; }

    public abstract string Docs { get; }

    public virtual RuleScope Scope => RuleScope.Key;

    /// <summary>A finding says all there is to say about the place of the key, however mild it is. An error always does.</summary>
    public virtual bool ExplainsPlace => severity == Severity.Error;

    /// <summary>
    /// Whether a finding about this key does; what is wrong with the name of a folder does so only where the shape of the key is right.
    /// </summary>
    public virtual bool Explains(in KeyParts key) => ExplainsPlace;

    /// <summary>Its findings with a repair are slips of spelling in the name of a folder: where the key belongs then is left to say.</summary>
    public virtual bool IsOfSpelling => false;

    public virtual bool HarmsDownloads => false;

    public virtual Severity SeverityIn(Profile profile) => profile == Profile.Gallery ? inGallery ?? severity : severity;

    /// <summary>
    /// A quick look at the name of an ordinary file: whether the rule may find something about it, given that it looks at names at all and has found
    /// nothing about the file before in the same folder. A rule that does not say gets every such file, which is right, but slow.
    /// </summary>
    public virtual bool MindsName(ReadOnlySpan<char> file) => true;

    public abstract void Check(in KeyParts key, FindingSink found);

    /// <summary>About a file that has no documented place: what is wrong with its name, where that alone is at fault, or else a message.</summary>
    /// <param name="place">What lies where the file would lie under its plain name, where that is worth a word.</param>
    protected void AddMisplaced(in KeyParts key, FindingSink found, string message, string? place = null)
    {
        var name = FileNames.Mend(key);
        var end = place is null ? "" : $"; its place is that of {place}";
        found.Add(this, key, name is { Why: var why } ? $"“{key.File}” {why}{end}." : message, name?.Repair);
    }
}
