namespace Portal.Credentials;

/// <summary>Where a person will use credentials.</summary>
public enum CredentialForm
{
    Bash,
    PowerShell,
    Cmd,
    Profile,
    Json,
    Boto3,
    Rclone,

    /// <summary>Not what was given here: how somebody with an AWS identity of their own asks for the like.</summary>
    DataAccess,
}
