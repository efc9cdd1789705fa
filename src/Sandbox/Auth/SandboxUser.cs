namespace Sandbox.Auth;

/// <summary>A user or role with keys of its own. Without more it may do nothing but ask for the credentials that its grants allow.</summary>
public sealed record SandboxUser(string AccessKeyId, string SecretAccessKey, string Arn)
{
    /// <summary>Whether it may do all that root may.</summary>
    public bool IsAdministrator { get; init; }

    public override string ToString() => Arn;
}
