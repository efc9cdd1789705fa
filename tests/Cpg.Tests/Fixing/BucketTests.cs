using System.Diagnostics;
using Cpg.Exits;
using Cpg.Streams;
using Cpg.Tests.Running;
using Testing.Tools;

namespace Cpg.Tests.Fixing;

public sealed class BucketTests
{
    private const string Misspelt = "cpg0016-jump/source_4/Workspace/profiles/2021_04_26_Batch1/BR1/BR1.csv.gz";
    private const string Loose = "cpg0016-jump/source_4/images/2021_04_26_Batch1/BR1/a'b/x.tiff";

    [Fact]
    public async Task A_prefix_of_a_bucket_is_checked_as_it_is()
    {
        await using var bucket = await Bucket.StartAsync(Misspelt, "cpg0016-jump/source_5/README.md");

        var found = await CpgCommand.RunAsync("", "check", $"s3://{Bucket.Name}/cpg0016-jump/source_4/", "--endpoint-url", bucket.Url);
        var empty = await CpgCommand.RunAsync("", "check", $"s3://{Bucket.Name}/nothing/", "--endpoint-url", bucket.Url);
        var gone = await CpgCommand.RunAsync("", "check", "s3://no-such-bucket/", "--endpoint-url", bucket.Url);

        Assert.Equal(1, found.Code);
        Assert.Contains("1 objects, 100 bytes", found.Error, StringComparison.Ordinal);
        Assert.Equal(2, empty.Code);
        Assert.Contains("s3://lab/nothing/ holds nothing", empty.Error, StringComparison.Ordinal);
        Assert.Equal(2, gone.Code);
        Assert.Contains("there is no bucket “no-such-bucket”", gone.Error, StringComparison.Ordinal);
    }

    [NeedsFact("aws")]
    public async Task Running_the_moves_makes_the_bucket_clean()
    {
        await using var bucket = await Bucket.StartAsync(Misspelt, Loose);
        string[] source = [$"s3://{Bucket.Name}/cpg0016-jump/", "--endpoint-url", bucket.Url];

        var fix = await CpgCommand.RunAsync("", ["fix", .. source, "--format", "mv"]);
        await ShellAsync(fix.Output);
        var after = await CpgCommand.RunAsync("", ["check", .. source, "--scope", "cpg0016-jump/source_4/images/2021_04_26_Batch1/illum"]);

        Assert.Equal(0, fix.Code);
        Assert.Equal(2, fix.Lines.Length);
        Assert.True(after.Code == 0, after.Output);
        Assert.StartsWith("2 objects, 200 bytes", after.Error, StringComparison.Ordinal);
    }

    [NeedsFact("aws")]
    public async Task A_shell_takes_every_key_as_it_is()
    {
        const string Source = "cpg0016-jump/source_4";
        const string Batch = $"{Source}/images/2021_04_26_Batch1/images";
        (string Defective, string Mended)[] keys =
        [
            ($"{Source}//Workspace/profiles/2021_04_26_Batch1/BR1 /BR1.csv.gz", $"{Source}/workspace/profiles/2021_04_26_Batch1/BR1/BR1.csv.gz"),
            ($"{Source}/Images/2021_04_26_Batch1/BR 2/a  b/it's 'so'.tiff", $"{Batch}/BR2/a  b/it's 'so'.tiff"),
            ($"{Source}/images//2021_04_26_Batch1/BR3/$HOME/$(touch here) `touch there`.tiff", $"{Batch}/BR3/$HOME/$(touch here) `touch there`.tiff"),
            ($"{Source}/images/2021_04_26_Batch1/./BR4/--delete/-rf \"*\" & ; | > #x.tiff", $"{Batch}/BR4/--delete/-rf \"*\" & ; | > #x.tiff"),
            ($"{Source}/image/2021_04_26_Batch1/BR5/back\\slash/ö~!.tiff", $"{Batch}/BR5/back\\slash/ö~!.tiff"),
        ];
        await using var bucket = await Bucket.StartAsync([.. keys.Select(key => key.Defective)]);
        string[] source = [$"s3://{Bucket.Name}/cpg0016-jump/", "--endpoint-url", bucket.Url];

        var fix = await CpgCommand.RunAsync("", ["fix", .. source, "--format", "mv"]);
        await ShellAsync(fix.Output);
        var after = await CpgCommand.RunAsync("", ["check", .. source, "--scope", $"{Source}/images/2021_04_26_Batch1/illum"]);
        var again = await CpgCommand.RunAsync("", ["fix", .. source]);

        // What is left is the backslash's own: it is moved as it is, and nothing here renames it.
        Assert.Equal((0, keys.Length), (fix.Code, fix.Lines.Length));
        Assert.Equal(
            ["N010  1 error"],
            after.Lines.Where(line => line.Contains("  1 error", StringComparison.Ordinal)).Select(line => line[.."N010  1 error".Length]));
        Assert.Equal(keys.Select(key => key.Mended).Order(StringComparer.Ordinal), (await bucket.KeysAsync()).Order(StringComparer.Ordinal));
        Assert.Equal((0, ""), (again.Code, again.Output));
    }

    private static async Task ShellAsync(string script)
    {
        var start = new ProcessStartInfo("sh", ["-e", "-c", script]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["no_proxy"] = "127.0.0.1";
        using var shell = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var error = shell.StandardError.ReadToEndAsync(patience.Token);
        await shell.StandardOutput.ReadToEndAsync(patience.Token);
        await shell.WaitForExitAsync(patience.Token);
        Assert.True(shell.ExitCode == 0, await error);
    }
}
