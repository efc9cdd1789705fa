using Testing.Tools;

namespace Testing.Running;

/// <summary>The AWS command line against one server, with one set of keys and nothing of the machine's own configuration.</summary>
public sealed class AwsCli(Uri server, string keyId, string secret, string? token = null)
{
    public static AwsCli Root(Uri server) => new(server, "SANDBOXROOT", "sandbox-root-secret");

    /// <summary>Hides keys, profiles and regions of whoever runs the tests.</summary>
    public static IReadOnlyDictionary<string, string?> Nobody { get; } = new Dictionary<string, string?>
    {
        ["AWS_ACCESS_KEY_ID"] = null,
        ["AWS_SECRET_ACCESS_KEY"] = null,
        ["AWS_SESSION_TOKEN"] = null,
        ["AWS_PROFILE"] = null,
        ["AWS_DEFAULT_REGION"] = null,
        ["AWS_REGION"] = null,
        ["AWS_ENDPOINT_URL"] = null,
        ["AWS_CONFIG_FILE"] = "/dev/null",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_PAGER"] = "",
    };

    public Task<Command.Result> RunAsync(params IEnumerable<string> arguments)
    {
        var environment = new Dictionary<string, string?>(Nobody)
        {
            ["AWS_ACCESS_KEY_ID"] = keyId,
            ["AWS_SECRET_ACCESS_KEY"] = secret,
            ["AWS_SESSION_TOKEN"] = token,
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_MAX_ATTEMPTS"] = "2",
        };
        return Command.RunAsync("aws", ["--endpoint-url", server.GetLeftPart(UriPartial.Authority), .. arguments], environment);
    }

    /// <summary>Every key of a bucket below a prefix.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(string bucket, string prefix)
    {
        var listed = await RunAsync("s3", "ls", "--recursive", $"s3://{bucket}/{prefix}");

        // A line is a date, a time, a size and the key, which may hold blanks. Nothing found is the code 1 without words.
        return listed is { Code: 1, Errors: "" } ? [] : [.. listed.Succeeds().Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries)[3])];
    }
}
