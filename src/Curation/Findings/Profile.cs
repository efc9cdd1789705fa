namespace Curation.Findings;

/// <summary>What is being checked: a deposit that can still be repaired, or data that is public already.</summary>
public enum Profile
{
    Staging,
    Gallery,
}
