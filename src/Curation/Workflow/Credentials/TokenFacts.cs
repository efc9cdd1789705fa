namespace Curation.Workflow.Credentials;

/// <summary>What is told of an access token.</summary>
public static class TokenFacts
{
    public const string Made = "token.made";
    public const string UsedForCredentials = "token.used-for-credentials";
    public const string Revoked = "token.revoked";
}
