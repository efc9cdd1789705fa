namespace Curation.Findings;

/// <summary>A rule of the gallery's structure, as people read it. Its id never changes: findings, receipts and waivers cite it.</summary>
public interface IRule
{
    string Id { get; }

    /// <summary>The rule as a sentence.</summary>
    string Title { get; }

    /// <summary>What to do about a finding.</summary>
    string Remedy { get; }

    /// <summary>Where the rule comes from.</summary>
    string Docs { get; }

    RuleScope Scope { get; }

    /// <summary>The gravest severity its findings have under a profile; milder cases of the same rule say so themselves.</summary>
    Severity SeverityIn(Profile profile);

    /// <summary>Its errors harm whoever downloads the data: they can be neither waived nor let pass.</summary>
    bool HarmsDownloads => false;
}
