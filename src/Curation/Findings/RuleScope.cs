namespace Curation.Findings;

/// <summary>How much a rule must see to decide.</summary>
public enum RuleScope
{
    /// <summary>One key.</summary>
    Key,

    /// <summary>One key and the size of its object.</summary>
    KeyAndSize,

    /// <summary>The whole listing.</summary>
    Set,

    /// <summary>What is written in a file.</summary>
    Content,

    /// <summary>The course of a deposit: grants, counts, copies and approvals.</summary>
    Process,
}
