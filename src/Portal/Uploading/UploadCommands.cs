using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Credentials;

namespace Portal.Uploading;

/// <summary>The lines of the upload guide, complete: nothing in them is left to be replaced but what only the contributor knows.</summary>
internal static class UploadCommands
{
    public const string Nohup = "nohup bash upload.sh > upload.log 2>&1 &";
    public const string Tmux = "tmux new-session -d -s gallery-upload 'bash upload.sh 2>&1 | tee -a upload.log'";
    public const string Slurm = "sbatch upload.sh";

    /// <summary>Tells who the credentials in force are: for S3 the role whose session they are.</summary>
    public const string WhoAmI = "aws sts get-caller-identity --query Arn --output text";

    // What file browsers leave behind and the gallery does not take.
    private const string Leftovers = "--exclude '.DS_Store' --exclude '*/.DS_Store' --exclude '*Thumbs.db'";

    private static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Bash(UploadTarget to, string path) => $"aws s3 sync {ShellPath.ForBash(path)} '{to.Address}' {to.Options} {Leftovers}";

    /// <summary>For a cluster: runs under nohup, tmux and Slurm alike, and begins again after a failure, five times.</summary>
    public static string Script(UploadTarget to, string path) => string.Join('\n',
        "#!/bin/bash",
        "#SBATCH --job-name=gallery-upload",
        "#SBATCH --time=12:00:00",
        "#SBATCH --cpus-per-task=2",
        "#SBATCH --mem=4G",
        "#SBATCH --output=upload-%j.log",
        "set -u",
        "for attempt in 1 2 3 4 5; do",
        $"  {Bash(to, path)} --no-progress && exit 0",
        "  echo \"attempt $attempt ended early; what is missing is sent again\" >&2",
        "  sleep \"${PAUSE:-60}\"",
        "done",
        "exit 1",
        "");

    public static string? PowerShell(UploadTarget to, string path) =>
        ShellPath.ForPowerShell(path) is { } quoted ? $"aws s3 sync {quoted} '{to.Address}' {to.Options} --exclude '*Thumbs.db' --exclude '*desktop.ini'" : null;

    public static string? Cmd(UploadTarget to, string path) =>
        ShellPath.ForCmd(path) is { } quoted ? $"aws s3 sync {quoted} \"{to.Address}\" {to.Options} --exclude \"*Thumbs.db\" --exclude \"*desktop.ini\"" : null;

    /// <summary>What the owner of the source bucket adds to its policy, so that the role behind the credentials may read it, and who carries the data.</summary>
    public static string SourcePolicy(UploadTarget to, UploadSource source) => JsonSerializer.Serialize(
        new
        {
            Version = "2012-10-17",
            Statement = new object[]
            {
                new
                {
                    Sid = "GalleryLists", Effect = "Allow", Principal = new { AWS = Readers(to, source) },
                    Action = "s3:ListBucket", Resource = $"arn:aws:s3:::{source.Bucket}",
                },
                new
                {
                    Sid = "GalleryReads", Effect = "Allow", Principal = new { AWS = Readers(to, source) },
                    Action = "s3:GetObject", Resource = $"arn:aws:s3:::{source.Bucket}/*",
                },
            },
        },
        Plain);

    /// <summary>From bucket to bucket inside S3. Tags are left behind: reading them needs one more permission, and the gallery keeps none.</summary>
    public static string BetweenBuckets(UploadTarget to, UploadSource source) =>
        $"aws s3 sync 's3://{source.Bucket}/' '{to.Address}' --copy-props metadata-directive {(source.Region.Length > 0 ? $"--source-region {source.Region} " : "")}{to.Options}";

    /// <summary>The same through a machine: it reads as its owner, and writes with the credentials from here.</summary>
    public static string ThroughMachine(UploadTarget to, UploadSource source) => string.Join('\n',
        $"aws s3 sync 's3://{source.Bucket}/' ./on-the-way --profile YOUR-OWN-PROFILE{(source.Region.Length > 0 ? $" --region {source.Region}" : "")}",
        $"aws s3 sync ./on-the-way '{to.Address}' --profile {CredentialText.ProfileName} {to.Options}");

    /// <summary>Whether a name can be a bucket's; anything else is not written into a line.</summary>
    public static bool IsBucket(string name) =>
        name.Length is >= 3 and <= 63 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.') && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1]);

    // One alone is written without a list, as AWS shows it.
    private static object Readers(UploadTarget to, UploadSource source) => source.WriterArns.Count == 0 ? Role(to) : new[] { Role(to) }.Concat(source.WriterArns).Distinct().ToArray();

    private static string Role(UploadTarget to) => to.Role.Length > 0 ? to.Role : $"arn:aws:iam::{to.Account}:role/ROLE";
}
