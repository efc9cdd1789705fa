using System.CommandLine;
using System.Text;
using Cpg.Exits;
using Cpg.Renewing;
using Cpg.Streams;
using Curation.Texts;

namespace Cpg.Commands;

/// <summary><c>cpg credentials</c>: what the AWS tools take from a <c>credential_process</c>, fetched with an access token.</summary>
internal sealed class CredentialsCommand
{
    private readonly Option<string> portal = new("--portal") { Description = "The portal's address, as in the browser.", HelpName = "URL", Required = true };

    private readonly Option<string?> tokenFile = new("--token-file")
    {
        Description = $"A file that holds the access token, and that only you can read. Else {TokenSource.Variable} in the environment.",
        HelpName = "FILE",
    };

    private readonly Option<int?> duration = new("--duration")
    {
        Description = "How long the credentials last, 900 to 43200 seconds; an hour if left out. The AWS tools renew them a quarter of an hour before they end, so ask for more than that.",
        HelpName = "SECONDS",
    };

    public static Command For(Terminal terminal)
    {
        var command = new Command("credentials", "Prints credentials for uploading to a deposit; meant for credential_process in ~/.aws/config.");
        var credentials = new CredentialsCommand();
        command.Options.Add(credentials.portal);
        command.Options.Add(credentials.tokenFile);
        command.Options.Add(credentials.duration);
        command.SetAction((parsed, cancellationToken) => credentials.RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var address = PortalAddress.Parse(parsed.GetValue(portal)!);
        var seconds = parsed.GetValue(duration);
        if (seconds is < 900 or > 43_200)
        {
            throw new UnusableException($"--duration {seconds}: give 900 to 43200 seconds, 15 minutes to 12 hours.");
        }

        var token = await TokenSource.ReadAsync(parsed.GetValue(tokenFile), terminal.Error, cancellationToken);
        using var client = CredentialsClient.OfProcess();
        try
        {
            var json = await client.AskAsync(address, token, seconds, cancellationToken);
            await terminal.Output.WriteAsync(Encoding.UTF8.GetBytes(json + "\n"), cancellationToken);
            return ExitCode.Clean;
        }
        catch (RefusedByPortalException refused)
        {
            await terminal.Error.WriteLineAsync(Escaped.Text($"cpg: the portal gives no credentials: {refused.Message}"));
            return ExitCode.Found;
        }
    }
}
