using Curation.Store;
using Portal.Credentials;
using Portal.Ground;
using Testing.Tools;

namespace Portal.Tests.Credentials;

/// <summary>No value gets out of its quotation, whatever a server gives.</summary>
public sealed class ShellQuoteTests
{
    private static readonly string[] Hostile =
        [
            "plain", "it's", "''", "'; touch x; '", "$HOME", "${HOME}", "`id`", "$(id)", "%PATH%", "\"", "a\\", "\\'", "!x", "a b", "a\nb",
            "‘; id; ’", "^&|<>", "#x", "é", "]; x = [", "{0}",
        ];

    [NeedsFact("bash")]
    public async Task Bash_takes_every_value_as_it_is()
    {
        foreach (var value in Hostile)
        {
            var given = await Command.RunAsync("bash", ["-c", $"export X={ShellQuote.Bash(value)}\nprintf %s \"$X\""]);
            Assert.Equal(value, given.Succeeds().Output);
        }
    }

    [NeedsFact("python3")]
    public async Task Python_takes_every_value_as_it_is()
    {
        foreach (var value in Hostile)
        {
            var given = await Command.RunAsync("python3", ["-c", $"import sys\nsys.stdout.buffer.write({ShellQuote.Python(value)}.encode())"]);
            Assert.Equal(value, given.Succeeds().Output);
        }
    }

    [Theory]
    [InlineData("it's", "'it''s'")]
    [InlineData("‘a’‚b‛", "'‘‘a’’‚‚b‛‛'")]
    [InlineData("$(id) `n %x% \"", "'$(id) `n %x% \"'")]
    public void PowerShell_has_only_its_quotes_doubled(string value, string quoted) => Assert.Equal(quoted, ShellQuote.PowerShell(value));

    [Theory]
    [InlineData("se/cr+et=", true)]
    [InlineData("a&b|c<d>e^f", true)]
    [InlineData("%PATH%", false)]
    [InlineData("\"", false)]
    [InlineData("a\nb", false)]
    [InlineData("!x!", false)]
    public void Cmd_is_not_given_what_it_would_replace(string value, bool suits) => Assert.Equal(suits, ShellQuote.SuitsCmd(value));

    [Fact]
    public void A_form_that_cannot_hold_a_value_holds_no_line_of_it()
    {
        var given = new TemporaryCredentials("ASIA1", "se\ncret = x\n[other]", "%PATH%", DateTimeOffset.UnixEpoch);
        foreach (var form in new[] { CredentialForm.Cmd, CredentialForm.Profile, CredentialForm.Rclone })
        {
            var text = CredentialText.Of(form, given, new S3Options());
            Assert.Single(text.Split('\n'));
            Assert.DoesNotContain("PATH", text, StringComparison.Ordinal);
        }
    }
}
