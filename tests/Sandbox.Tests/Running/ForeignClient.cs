using Testing.Tools;

namespace Sandbox.Tests.Running;

/// <summary>Runs a client that others wrote against a sandbox, with nothing of this machine's own settings.</summary>
internal static class ForeignClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Task<Command.Result> RunAsync(Uri server, string name, params string[] arguments) =>
        RunAsync(server, name, new Dictionary<string, string>(), arguments);

    /// <param name="server">The address the client is led to.</param>
    /// <param name="name">The client.</param>
    /// <param name="other">Variables beside or instead of the usual ones.</param>
    /// <param name="arguments">As they are typed.</param>
    public static Task<Command.Result> RunAsync(Uri server, string name, IReadOnlyDictionary<string, string> other, string[] arguments)
    {
        var environment = Environment.GetEnvironmentVariables().Keys
            .Cast<string>()
            .Where(IsForeign)
            .ToDictionary(variable => variable, _ => (string?)null);
        environment["AWS_ACCESS_KEY_ID"] = Signing.RootKey;
        environment["AWS_SECRET_ACCESS_KEY"] = Signing.RootSecret;
        environment["AWS_DEFAULT_REGION"] = "us-east-1";
        environment["AWS_ENDPOINT_URL"] = server.ToString();
        environment["AWS_EC2_METADATA_DISABLED"] = "true";
        environment["AWS_MAX_ATTEMPTS"] = "1";
        environment["AWS_CONFIG_FILE"] = "/dev/null";
        environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        environment["PYTHONDONTWRITEBYTECODE"] = "1";
        foreach (var (variable, value) in other)
        {
            environment[variable] = value;
        }

        return Command.RunAsync(name, arguments, environment, atMost: Patience);
    }

    /// <summary>Runs it and takes nothing but success.</summary>
    public static async Task<string> ExpectAsync(Uri server, string name, params string[] arguments) =>
        (await RunAsync(server, name, arguments)).Succeeds().Output;

    private static bool IsForeign(string variable) =>
        variable.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) || variable.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase);
}
