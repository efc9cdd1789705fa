using System.Text;
using Cpg.Streams;

namespace Cpg.Tests.Running;

/// <summary>Runs the command in this process, as a shell would.</summary>
internal static class CpgCommand
{
    public static async Task<Ended> RunAsync(byte[] input, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var terminal = new Terminal(() => new MemoryStream(input), output, error, ShowsProgress: false);
        var code = await CommandLine.RunAsync(arguments, terminal, CancellationToken.None);
        return new Ended(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public static Task<Ended> RunAsync(string input, params string[] arguments) => RunAsync(Encoding.UTF8.GetBytes(input), arguments);
}

internal sealed record Ended(int Code, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
