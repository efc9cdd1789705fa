namespace Sandbox.Auth.Policies;

/// <summary>What a request wants to do to what.</summary>
internal readonly record struct AccessQuestion(string Action, string Resource, string? Prefix, string? Delimiter);
