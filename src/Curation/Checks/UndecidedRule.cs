using Curation.Findings;

namespace Curation.Checks;

/// <summary>A rule that people know and cite, but that no code of this version decides.</summary>
internal sealed record UndecidedRule(string Id, RuleScope Scope, Severity Severity, string Title, string Remedy) : IRule
{
    public string Docs => Scope switch
    {
        RuleScope.Content => "Decided from what is written in the files; not decided by this version.",
        _ => "Decided from the whole listing; not decided by this version.",
    };

    public Severity SeverityIn(Profile profile) => Severity;
}
