using System.Text.Json;
using Sandbox.Auth;
using Sandbox.Tests.Running;
using Sandbox.Tests.S3Control;
using Testing.Tools;

namespace Sandbox.Tests.Clients;

/// <summary>The gallery's documented commands, as its contributors type them, against the sandbox as the proxy of the account's own host.</summary>
public sealed class GrantsCliTests
{
    private const string Account = "309624411020";
    private const string Bucket = "staging-cellpainting-gallery";
    private const string Lab = $"arn:aws:iam::{Account}:user/lab";

    private static readonly SandboxUser User = new("LABKEY", "labs-secret", Lab);

    [NeedsFact("aws")]
    public async Task A_grant_is_made_used_listed_and_ended()
    {
        await using var server = await StartAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("x"), "x");
        var id = await GrantAsync(server, $"{Bucket}/cpg0037-oasis/broad/*");

        var given = Json(await SucceedAsync(server, User, AccessTo($"s3://{Bucket}/cpg0037-oasis/broad/*"))).GetProperty("Credentials");
        var session = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = given.GetProperty("AccessKeyId").GetString()!,
            ["AWS_SECRET_ACCESS_KEY"] = given.GetProperty("SecretAccessKey").GetString()!,
            ["AWS_SESSION_TOKEN"] = given.GetProperty("SessionToken").GetString()!,
        };
        var own = await RunAsync(server, session, ["s3", "cp", "--no-progress", folder.At("x"), $"s3://{Bucket}/cpg0037-oasis/broad/x"]);
        var other = await RunAsync(server, session, ["s3", "cp", "--no-progress", folder.At("x"), $"s3://{Bucket}/cpg0037-oasis/broad2/x"]);
        var callers = Json(await SucceedAsync(server, User, ["s3control", "list-caller-access-grants", "--account-id", Account]));
        var all = Json(await SucceedAsync(server, null, ["s3control", "list-access-grants", "--account-id", Account]));
        await SucceedAsync(server, null, ["s3control", "delete-access-grant", "--account-id", Account, "--access-grant-id", id]);
        var after = await RunAsync(server, Keys(User), AccessTo($"s3://{Bucket}/cpg0037-oasis/broad/*"));

        Assert.True(own.Code == 0, own.Errors);
        Assert.Contains("AccessDenied", other.Errors, StringComparison.Ordinal);
        Assert.Equal($"s3://{Bucket}/cpg0037-oasis/broad/*", callers.GetProperty("CallerAccessGrantsList")[0].GetProperty("GrantScope").GetString());
        Assert.Equal(id, all.GetProperty("AccessGrantsList")[0].GetProperty("AccessGrantId").GetString());
        Assert.Contains("You do not have READWRITE permissions to the requested S3 Prefix", after.Errors, StringComparison.Ordinal);
    }

    [NeedsFact("aws")]
    public async Task Another_region_account_or_target_is_refused_in_AWSs_words()
    {
        await using var server = await StartAsync();
        await GrantAsync(server, $"{Bucket}/cpg0037-oasis/broad/*");
        var target = $"s3://{Bucket}/cpg0037-oasis/broad/*";

        var region = await RunAsync(server, Keys(User), AccessTo(target, region: "eu-west-1"));
        var account = await RunAsync(server, Keys(User), AccessTo(target, account: "111122223333"));
        var wider = await RunAsync(server, Keys(User), AccessTo($"s3://{Bucket}/cpg0037-oasis/*"));
        var open = await RunAsync(server, Keys(User), AccessTo($"s3://{Bucket}/cpg0037-oasis/broad/"));

        Assert.Contains("AccessGrantsInstanceNotExistsError", region.Errors, StringComparison.Ordinal);
        Assert.Contains("AccessGrantsInstanceNotExistsError", account.Errors, StringComparison.Ordinal);
        Assert.Contains("AccessDenied", wider.Errors, StringComparison.Ordinal);
        Assert.Contains("InvalidRequest", open.Errors, StringComparison.Ordinal);
    }

    private static async Task<RunningServer> StartAsync()
    {
        var folder = new TemporaryFolder();
        return new RunningServer(folder, await SandboxServer.StartAsync(
            new SandboxOptions { DataDirectory = folder.Root, Url = "http://127.0.0.1:0", Buckets = [Bucket], AccessGrants = true, Users = [User] }));
    }

    private static string[] AccessTo(string target, string region = "us-east-1", string account = Account) =>
    [
        "s3control", "get-data-access", "--account-id", account, "--target", target, "--permission", "READWRITE", "--duration-seconds", "43200",
        "--region", region,
    ];

    private static async Task<string> GrantAsync(RunningServer server, string subPrefix) => Json(await SucceedAsync(server, null,
    [
        "s3control", "create-access-grant", "--account-id", Account, "--access-grants-location-id", "default",
        "--access-grants-location-configuration", $"S3SubPrefix={subPrefix}", "--permission", "READWRITE",
        "--grantee", $"GranteeType=IAM,GranteeIdentifier={Lab}",
    ])).GetProperty("AccessGrantId").GetString()!;

    private static async Task<string> SucceedAsync(RunningServer server, SandboxUser? user, string[] arguments) =>
        (await RunAsync(server, user is null ? [] : Keys(user), arguments)).Succeeds().Output;

    // The command line puts the account before the host's name; as a proxy the sandbox is asked for any host.
    private static Task<Command.Result> RunAsync(RunningServer server, Dictionary<string, string> keys, string[] arguments) => ForeignClient.RunAsync(
        new Uri($"http://localhost:{server.Server.Address.Port}"),
        "aws",
        new Dictionary<string, string>(keys) { ["http_proxy"] = server.Server.Address.ToString() },
        arguments);

    private static Dictionary<string, string> Keys(SandboxUser user) =>
        new() { ["AWS_ACCESS_KEY_ID"] = user.AccessKeyId, ["AWS_SECRET_ACCESS_KEY"] = user.SecretAccessKey };

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private sealed record RunningServer(TemporaryFolder Folder, SandboxServer Server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            Folder.Dispose();
        }
    }
}
