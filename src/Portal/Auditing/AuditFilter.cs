namespace Portal.Auditing;

/// <summary>What to look for; nothing set is everything. Texts are compared by their start.</summary>
public sealed record AuditFilter(string? Prefix = null, string? Who = null, string? What = null, DateOnly? From = null, DateOnly? To = null);
