using Curation.Findings;

namespace Portal.Checking.Store;

/// <summary>Which findings of a run; what is not said is not asked.</summary>
/// <param name="Folder">What keys begin with, with a slash at its end.</param>
/// <param name="Waived">Only those that a waiver covers, or only the others.</param>
/// <param name="Change">By comparison with the run before.</param>
public sealed record FindingsQuery(
    string? Rule = null, Severity? Severity = null, string? Folder = null, string? Plate = null, bool? Waived = null, Change? Change = null);

public enum Change
{
    Same,
    New,
    Gone,
}

/// <summary>What a waiver covers: a rule below a folder, or everywhere if the folder is empty.</summary>
public readonly record struct WaivedPlace(string Rule, string Folder)
{
    public bool Covers(string rule, string key) => rule == Rule && key.StartsWith(Folder, StringComparison.Ordinal);
}
