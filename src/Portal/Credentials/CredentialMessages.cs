namespace Portal.Credentials;

/// <summary>What each form of credentials is called and where it goes.</summary>
internal static class CredentialMessages
{
    public static string Title(CredentialForm form) => form switch
    {
        CredentialForm.Bash => "bash",
        CredentialForm.PowerShell => "PowerShell",
        CredentialForm.Cmd => "cmd",
        CredentialForm.Profile => "~/.aws/credentials",
        CredentialForm.Boto3 => "Python",
        CredentialForm.Rclone => "rclone.conf",
        CredentialForm.DataAccess => "get-data-access",
        _ => "JSON",
    };

    public static string Where(CredentialForm form) => form switch
    {
        CredentialForm.Bash => "Linux, macOS, a cluster: paste the lines into the terminal that uploads.",
        CredentialForm.PowerShell => "Windows: paste the lines into the PowerShell window that uploads.",
        CredentialForm.Cmd => "Windows: paste the lines into the command prompt that uploads.",
        CredentialForm.Profile =>
            "Append the lines to ~/.aws/credentials (Windows: %UserProfile%\\.aws\\credentials), replacing an older section of this name.",
        CredentialForm.Boto3 => "For a program of your own. Do not commit them: they are in the text.",
        CredentialForm.Rclone => "Append the lines to the file that rclone config file names, replacing an older section of this name.",
        CredentialForm.DataAccess =>
            "For people whose own AWS user or role was given a grant: ask AWS yourself, as often as you need. Nothing that was issued here is in it.",
        _ => "For programs: what a credential_process prints, and SDKs take.",
    };
}
