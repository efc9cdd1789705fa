using Curation.Findings;

namespace Curation.Tables;

/// <summary>A rule about what is written in the files of a deposit. An <see cref="IContentPart"/> reads the files and asks it.</summary>
internal abstract class ContentRule(string id, Severity staging, Severity gallery, string title) : IRule
{
    public string Id { get; } = id;

    public string Title { get; } = title;

    public abstract string Remedy { get; }

    public abstract string Docs { get; }

    public virtual RuleScope Scope => RuleScope.Content;

    public Severity SeverityIn(Profile profile) => profile is Profile.Gallery ? gallery : staging;
}
