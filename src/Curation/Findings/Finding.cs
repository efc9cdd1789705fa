using Curation.Keys;

namespace Curation.Findings;

/// <summary>Something a rule found wrong with one key.</summary>
/// <param name="Rule">The stable id of the rule, such as <c>K003</c>.</param>
/// <param name="Plate">The short name of the plate the key belongs to, if its path tells.</param>
/// <param name="Message">What is wrong and why, with the value at fault.</param>
/// <param name="Repair">The key it should have, where that follows from the key alone.</param>
/// <param name="PartOf">
/// The key of the finding of the same rule that counts this one among its cases; null for nearly all. Such a case is in the complete list only.
/// </param>
public sealed record Finding(string Rule, Severity Severity, string Key, string? Plate, string Message, string? Repair, string? PartOf = null);
