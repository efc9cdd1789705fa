namespace Curation.Checking;

/// <summary>How much a rule must see to decide.</summary>
public enum RuleScope
{
    /// <summary>One key.</summary>
    Key,

    /// <summary>One key and the size of its object.</summary>
    KeyAndSize,

    /// <summary>The whole listing of a source.</summary>
    Set,
}
