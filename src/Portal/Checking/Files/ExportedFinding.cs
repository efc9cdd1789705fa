using Curation.Findings;

namespace Portal.Checking.Files;

/// <summary>A finding as it leaves the portal.</summary>
/// <param name="Waived">By whose word it may stand, until when and why; null if nothing covers it now.</param>
public sealed record ExportedFinding(Finding Finding, string? Waived);
