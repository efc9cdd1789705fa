namespace Sandbox.Auth;

/// <summary>What AssumeRole hands out: shown once, kept nowhere.</summary>
internal sealed record SessionCredentials(string AccessKeyId, string Secret, string Token, DateTimeOffset Expires);
