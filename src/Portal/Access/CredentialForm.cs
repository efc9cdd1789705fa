namespace Portal.Access;

/// <summary>Where a person will use credentials.</summary>
public enum CredentialForm
{
    Bash,
    PowerShell,
    Profile,
    Json,
}
