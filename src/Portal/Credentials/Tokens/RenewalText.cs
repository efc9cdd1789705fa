using Curation.Store;
using Portal.Ground;

namespace Portal.Credentials.Tokens;

/// <summary>The lines that make the AWS tools fetch credentials by themselves.</summary>
internal static class RenewalText
{
    /// <summary>Not the name of a profile with keys in it: the AWS tools would take those first.</summary>
    public const string ProfileName = "gallery-renewing";

    private const string Folder = "~/.config/cpg";

    /// <summary>Keeps what is pasted next, out of the shell's history and of other people's sight.</summary>
    public static string Keep(string prefix) => $"(umask 077; mkdir -p {Folder}; cat > {FileOf(prefix)})";

    public static string KeepOnWindows(string prefix) =>
        $"""
        New-Item -ItemType Directory -Force "$HOME\.config\cpg" | Out-Null
        notepad "$HOME\.config\cpg\{NameOf(prefix)}"
        """.ReplaceLineEndings("\n");

    /// <summary>One line for every system: cpg itself knows what “~” is.</summary>
    public static string WithCpg(string prefix, string portal, S3Options s3) =>
        Config($"cpg credentials --portal {portal.TrimEnd('/')} --token-file {FileOf(prefix)}", s3);

    /// <summary>The AWS tools start no shell, so one is started that knows what “~” is.</summary>
    public static string WithScript(string prefix, string portal, S3Options s3) =>
        Config($"sh -c \"exec sh {Folder}/credentials.sh {portal.TrimEnd('/')} {FileOf(prefix)}\"", s3);

    public static string FetchScript(string portal) =>
        $"curl --fail --silent --show-error --create-dirs --output {Folder}/credentials.sh {portal.TrimEnd('/')}/credentials.sh";

    public static string Sync(string prefix, Permission permission, S3Options s3)
    {
        var (here, there) = ("./your-data", $"s3://{s3.StagingBucket}/{prefix}/");
        return $"aws s3 sync {(permission is Permission.ReadWrite ? $"{here} {there}" : $"{there} {here}")} --profile {ProfileName}";
    }

    private static string Config(string process, S3Options s3) => string.Join(
        '\n',
        [
            $"[profile {ProfileName}]",
            $"region = {s3.Region}",
            .. s3.ServiceUrl is { } url ? new[] { $"endpoint_url = {url}" } : [],
            $"credential_process = {process}",
        ]);

    private static string FileOf(string prefix) => $"{Folder}/{NameOf(prefix)}";

    // A prefix holds letters, digits and -_./ only.
    private static string NameOf(string prefix) => $"{prefix.Replace('/', '-')}.token";
}
