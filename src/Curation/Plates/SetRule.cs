using Curation.Findings;

namespace Curation.Plates;

/// <summary>A rule that needs the whole listing: it is asked once for each source, after the last key.</summary>
internal abstract class SetRule(string id, Severity staging, Severity gallery, string title) : IRule
{
    protected SetRule(string id, Severity severity, string title)
        : this(id, severity, severity, title)
    {
    }

    public string Id { get; } = id;

    public string Title { get; } = title;

    public abstract string Remedy { get; }

    public abstract string Docs { get; }

    public RuleScope Scope => RuleScope.Set;

    public Severity SeverityIn(Profile profile) => profile is Profile.Gallery ? gallery : staging;

    public abstract void Check(SourceJoin source, SetFindings found);
}
