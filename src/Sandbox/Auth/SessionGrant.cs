namespace Sandbox.Auth;

/// <summary>What a session token says under its seal.</summary>
internal sealed record SessionGrant(string AccessKeyId, string RoleName, string SessionName, DateTimeOffset Expires, string? Policy);
