using System.Text;
using Curation.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Credentials;
using Portal.Ground;
using Portal.Tests.Identity;
using Portal.Tests.Journeys;
using Testing.Running;
using Testing.Tools;

namespace Portal.Tests.Credentials;

/// <summary>The lines that the page gives, run as they are by the tools they are for.</summary>
public sealed class CredentialToolsTests : IAsyncLifetime, IDisposable
{
    private const string Place = "cpg0048-bsc/broad";
    private readonly TemporaryFolder folder = new();
    private readonly Heard heard = new();
    private readonly World world;
    private TemporaryCredentials given = null!;
    private Guid deposit;

    public CredentialToolsTests() => world = new World(
        services => services.AddSingleton<ILoggerProvider>(heard),
        isOnNetwork: false,
        ("Portal:DataDirectory", folder.At("data")),
        ("Logging:LogLevel:Default", "Trace"),
        ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"),
        ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Trace"));

    private S3Options S3 => world.Services.GetRequiredService<S3Options>();

    public async Task InitializeAsync()
    {
        deposit = await world.OpenAsync(Place, 1);
        given = await world.Credentials.AskAsync(deposit, Permission.ReadWrite, TimeSpan.FromHours(1), World.Ada);
        Directory.CreateDirectory(folder.At("your-data/images"));
        await File.WriteAllTextAsync(folder.At("your-data/images/a.txt"), "a");
    }

    [NeedsFact("bash", "aws")]
    public Task Bash() => UploadsAsync(CredentialForm.Bash, new Dictionary<string, string?>(AwsCli.Nobody));

    [NeedsFact("bash", "aws")]
    public async Task Profile()
    {
        await File.WriteAllTextAsync(folder.At("credentials"), CredentialText.Of(CredentialForm.Profile, given, S3));
        await UploadsAsync(
            CredentialForm.Profile, new Dictionary<string, string?>(AwsCli.Nobody) { ["AWS_SHARED_CREDENTIALS_FILE"] = folder.At("credentials") });
    }

    [NeedsFact("bash", "aws")]
    public async Task Json()
    {
        await File.WriteAllTextAsync(folder.At("given.json"), CredentialText.Of(CredentialForm.Json, given, S3));
        await File.WriteAllTextAsync(folder.At("config"), $"[default]\ncredential_process = cat {folder.At("given.json")}\n");
        await UploadsAsync(CredentialForm.Json, new Dictionary<string, string?>(AwsCli.Nobody) { ["AWS_CONFIG_FILE"] = folder.At("config") });
    }

    [NeedsFact("python3", "aws")]
    public async Task Boto3()
    {
        var program = CredentialText.Of(CredentialForm.Boto3, given, S3)
            + $"\ns3.upload_file(\"your-data/images/a.txt\", \"{World.Staging}\", \"{Place}/images/a.txt\")\n";

        (await Command.RunAsync("python3", ["-"], AwsCli.Nobody, folder.Root, program)).Succeeds();

        Assert.Equal("a", await world.TextAsync(World.Staging, $"{Place}/images/a.txt"));
    }

    [NeedsFact("bash", "rclone")]
    public async Task Rclone_uploads_lists_and_is_refused_elsewhere()
    {
        await world.PutAsync(World.Staging, $"{Place}2/theirs.txt", "theirs");
        var (sync, mine) = (CredentialText.Sync(Place, Permission.ReadWrite, CredentialForm.Rclone, S3), $"gallery:{World.Staging}/{Place}");

        (await RcloneAsync(sync)).Succeeds();

        Assert.Equal("a", await world.TextAsync(World.Staging, $"{Place}/images/a.txt"));
        Assert.Contains("images/a.txt", (await RcloneAsync($"rclone lsf -R {mine}")).Succeeds().Output, StringComparison.Ordinal);
        (await RcloneAsync($"{sync} --dry-run")).Succeeds();
        foreach (var refused in new[]
        {
            $"rclone lsf {mine}2", $"rclone lsf gallery:{World.Staging}", $"rclone lsf gallery:{World.Gallery}", "rclone lsf gallery:",
            $"rclone lsf gallery:{World.Staging}/cpg0048-bsc", $"rclone copy ./your-data {mine}2",
            $"rclone copy ./your-data gallery:{World.Gallery}/{Place}", $"rclone copy {mine}2 ./stolen", $"rclone deletefile {mine}2/theirs.txt",
            $"rclone copyto {mine}2/theirs.txt {mine}/stolen.txt", $"rclone purge {mine}2",
        })
        {
            var ended = await RcloneAsync($"{refused} --retries 1 --low-level-retries 1");

            // Where it first looks whether something is there, it takes a refusal for nothing.
            Assert.True(
                ended.Code != 0
                && (ended.All.Contains("AccessDenied", StringComparison.Ordinal) || ended.All.Contains("or doesn't exist", StringComparison.Ordinal)),
                $"{refused}: {ended.Code} {ended.All}");
        }

        Assert.Equal("theirs", await world.TextAsync(World.Staging, $"{Place}2/theirs.txt"));
        Assert.False(Directory.Exists(folder.At("stolen")) && Directory.EnumerateFiles(folder.At("stolen")).Any());
    }

    [NeedsFact("bash", "rclone")]
    public async Task Rclone_downloads_with_credentials_that_read()
    {
        given = await world.Credentials.AskAsync(deposit, Permission.Read, TimeSpan.FromHours(1), World.Ada);
        Directory.Delete(folder.At("your-data"), recursive: true);

        (await RcloneAsync(CredentialText.Sync(Place, Permission.Read, CredentialForm.Rclone, S3))).Succeeds();

        Assert.NotEmpty(Directory.EnumerateFiles(folder.At("your-data"), "*", SearchOption.AllDirectories));
        var up = await RcloneAsync($"rclone copy ./your-data gallery:{World.Staging}/{Place}/again --retries 1 --low-level-retries 1");
        Assert.True(up.Code != 0 && up.All.Contains("AccessDenied", StringComparison.Ordinal), up.All);
    }

    [NeedsFact("bash", "aws")]
    public async Task Own_identity()
    {
        var port = new Uri(S3.ServiceUrl!).Port;
        var environment = new Dictionary<string, string?>(AwsCli.Nobody)
        {
            ["AWS_ACCESS_KEY_ID"] = "GALLERYPORTAL",
            ["AWS_SECRET_ACCESS_KEY"] = "gallery-portal-secret",
            ["http_proxy"] = $"http://127.0.0.1:{port}",
            ["no_proxy"] = "",
        };
        var line = $"{CredentialText.DataAccess(Place, Permission.ReadWrite, S3)} --endpoint-url http://localhost:{port}";

        var answer = await Command.RunAsync("bash", ["-c", line], environment, folder.Root);

        Assert.Contains("SessionToken", answer.Succeeds().Output, StringComparison.Ordinal);
        Assert.Contains($"s3://{World.Staging}/{Place}/*", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_secret_is_in_a_file_or_in_a_log()
    {
        var token = await world.Tokens.MakeAsync(deposit, "cluster", Permission.ReadWrite, TimeSpan.FromDays(1), World.Ada);
        using var program = world.Browser();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token.Text);
        using var answer = await program.PostAsync(new Uri("/api/credentials", UriKind.Relative), null);
        var renewed = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        string[] secrets =
        [
            given.SecretAccessKey, given.SessionToken, token.Text, token.Text[SecretAt..],
            renewed.GetProperty("SecretAccessKey").GetString()!, renewed.GetProperty("SessionToken").GetString()!,
        ];

        Assert.Contains("/api/credentials", heard.All, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, heard.All, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(folder.At("data"), "*", SearchOption.AllDirectories)
            .Where(file => new FileInfo(file).Length > 0 && !file.EndsWith("lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false);
            Assert.All(secrets, secret => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, file));
        }
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    public void Dispose()
    {
        heard.Dispose();
        folder.Dispose();
    }

    // With the section of the page as its settings, and nothing else of this machine's.
    private async Task<Command.Result> RcloneAsync(string line)
    {
        await File.WriteAllTextAsync(folder.At("rclone.conf"), CredentialText.Of(CredentialForm.Rclone, given, S3));
        return await Command.RunAsync(
            "bash",
            ["-c", line],
            new Dictionary<string, string?>(AwsCli.Nobody) { ["RCLONE_CONFIG"] = folder.At("rclone.conf"), ["AWS_CA_BUNDLE"] = null },
            folder.Root);
    }

    // Where the secret part begins.
    private const int SecretAt = 5 + 12 + 1;

    private async Task UploadsAsync(CredentialForm form, Dictionary<string, string?> environment)
    {
        var lines = form is CredentialForm.Bash ? CredentialText.Of(form, given, S3) + "\n" : "";

        (await Command.RunAsync("bash", ["-c", lines + CredentialText.Sync(Place, Permission.ReadWrite, form, S3)], environment, folder.Root))
            .Succeeds();

        Assert.Equal("a", await world.TextAsync(World.Staging, $"{Place}/images/a.txt"));
    }
}
