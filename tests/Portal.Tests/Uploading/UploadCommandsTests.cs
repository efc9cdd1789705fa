using System.Text.Json;
using Curation.Store;
using Microsoft.Extensions.DependencyInjection;
using Portal.Ground;
using Portal.Tests.Journeys;
using Portal.Uploading;
using Testing.Running;
using Testing.Tools;

namespace Portal.Tests.Uploading;

/// <summary>The lines of the guide are run as they are shown, from folders with the worst of names.</summary>
public sealed class UploadCommandsTests
{
    private const string Place = "cpg0048-bsc/broad";
    private static readonly UploadTarget Aws = new("staging", Place, "us-east-1", null, "111122223333", "");
    private static readonly UploadSource Lab = new("lab-data", "", []);
    private static readonly UploadSource Told = new("lab-data", "eu-west-1", ["arn:aws:iam::444455556666:role/lab", "arn:aws:iam::444455556666:user/ada"]);

    [NeedsTheory("aws", "bash")]
    [InlineData("plates")]
    [InlineData("it's $HOME `id` \"x\" \\ *")]
    [InlineData("-rf")]
    public async Task The_line_for_bash_and_the_script_for_clusters_upload_the_folder(string name)
    {
        await using var world = new World();
        var (target, environment) = await OpenAsync(world);
        using var home = new TemporaryFolder();
        Put(home.Root, name, "images/a.tiff");
        Put(home.Root, name, ".DS_Store");

        (await Command.RunAsync("bash", ["-c", UploadCommands.Bash(target, name)], environment, home.Root)).Succeeds();
        Put(home.Root, name, "images/b.tiff");
        await File.WriteAllTextAsync(Path.Combine(home.Root, "upload.sh"), UploadCommands.Script(target, name));
        (await Command.RunAsync("bash", ["upload.sh"], environment, home.Root)).Succeeds();

        var keys = await AwsCli.Root(new Uri(target.Endpoint!)).KeysAsync(World.Staging, $"{Place}/images/");
        Assert.Equal([$"{Place}/images/a.tiff", $"{Place}/images/b.tiff"], keys.Where(key => key[^6] is 'a' or 'b'));
        Assert.DoesNotContain($"{Place}/.DS_Store", await AwsCli.Root(new Uri(target.Endpoint!)).KeysAsync(World.Staging, $"{Place}/"));
    }

    [NeedsFact("aws", "bash")]
    public async Task The_script_tries_five_times_and_says_that_it_failed()
    {
        using var home = new TemporaryFolder();
        Put(home.Root, "plates", "a");
        var nowhere = Aws with { Endpoint = "http://127.0.0.1:1" };
        await File.WriteAllTextAsync(Path.Combine(home.Root, "upload.sh"), UploadCommands.Script(nowhere, "plates"));
        var environment = new Dictionary<string, string?>(AwsCli.Nobody) { ["AWS_ACCESS_KEY_ID"] = "x", ["AWS_SECRET_ACCESS_KEY"] = "x", ["AWS_MAX_ATTEMPTS"] = "1", ["PAUSE"] = "0" };

        var run = await Command.RunAsync("bash", ["upload.sh"], environment, home.Root);

        Assert.Equal(1, run.Code);
        Assert.Contains("attempt 5 ended early", run.Errors, StringComparison.Ordinal);
    }

    [NeedsFact("bash")]
    public async Task Every_line_for_a_shell_reads_as_one()
    {
        foreach (var line in new[]
        {
            UploadCommands.Nohup, UploadCommands.Tmux, UploadCommands.Slurm, UploadCommands.WhoAmI, UploadCommands.Script(Aws, "it's"),
            UploadCommands.BetweenBuckets(Aws, Lab), UploadCommands.ThroughMachine(Aws, Lab),
            UploadCommands.BetweenBuckets(Aws, Told), UploadCommands.ThroughMachine(Aws, Told),
        })
        {
            (await Command.RunAsync("bash", ["-n"], input: line + "\n")).Succeeds();
        }
    }

    [NeedsTheory("bash")]
    [InlineData("plain")]
    [InlineData("it's")]
    [InlineData("$(touch gone)`x`;&|<>!#*?[]{}\\")]
    [InlineData("a  b")]
    public async Task A_shell_reads_a_path_as_it_was_typed(string path)
    {
        var said = (await Command.RunAsync("bash", ["-c", $"printf %s {ShellPath.ForBash(path)}"])).Succeeds();

        Assert.Equal(path, said.Output);
    }

    [NeedsFact("bash")]
    public async Task The_home_folder_is_the_shells()
    {
        var said = await Command.RunAsync("bash", ["-c", $"printf %s {ShellPath.ForBash("~/my data")}"], new Dictionary<string, string?> { ["HOME"] = "/home/ada" });

        Assert.Equal("/home/ada/my data", said.Output);
    }

    [Theory]
    [InlineData(@"D:\My plates", @"'D:\My plates'", "\"D:\\My plates\"")]
    [InlineData(@"D:\it's $x", @"'D:\it''s $x'", "\"D:\\it's $x\"")]
    [InlineData("D:\\it’s", "'D:\\it’’s'", "\"D:\\it’s\"")]
    [InlineData(@"D:\", @"'D:\.'", "\"D:\\.\"")]
    [InlineData(@"D:\100%", @"'D:\100%'", null)]
    [InlineData("a\" & calc", null, null)]
    public void Windows_reads_a_path_as_it_was_typed_or_is_given_none(string path, string? powershell, string? cmd) =>
        Assert.Equal((powershell, cmd), (ShellPath.ForPowerShell(path), ShellPath.ForCmd(path)));

    [Fact]
    public void A_path_of_several_lines_is_refused()
    {
        Assert.NotNull(ShellPath.Fault("a\nrm -rf /"));
        Assert.NotNull(ShellPath.Fault(new string('x', ShellPath.Longest + 1)));
        Assert.Null(ShellPath.Fault("/data/plates"));
    }

    [Fact]
    public void The_policy_for_a_source_bucket_names_the_role_and_only_reads()
    {
        using var policy = JsonDocument.Parse(UploadCommands.SourcePolicy(Aws with { Role = "arn:aws:iam::111122223333:role/uploads" }, Lab));
        var statements = policy.RootElement.GetProperty("Statement").EnumerateArray().ToList();

        Assert.Equal(["s3:ListBucket", "s3:GetObject"], statements.Select(s => s.GetProperty("Action").GetString()));
        Assert.Equal(["arn:aws:s3:::lab-data", "arn:aws:s3:::lab-data/*"], statements.Select(s => s.GetProperty("Resource").GetString()));
        Assert.All(statements, s => Assert.Equal("arn:aws:iam::111122223333:role/uploads", s.GetProperty("Principal").GetProperty("AWS").GetString()));
    }

    [Fact]
    public void What_the_request_told_of_the_bucket_is_in_its_lines()
    {
        using var policy = JsonDocument.Parse(UploadCommands.SourcePolicy(Aws with { Role = "arn:aws:iam::111122223333:role/uploads" }, Told));
        var reader = policy.RootElement.GetProperty("Statement")[1].GetProperty("Principal").GetProperty("AWS");

        Assert.Equal(["arn:aws:iam::111122223333:role/uploads", .. Told.WriterArns], reader.EnumerateArray().Select(one => one.GetString()));
        Assert.Contains(" --source-region eu-west-1 --region us-east-1", UploadCommands.BetweenBuckets(Aws, Told), StringComparison.Ordinal);
        Assert.Contains("--profile YOUR-OWN-PROFILE --region eu-west-1\n", UploadCommands.ThroughMachine(Aws, Told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lab-data", true)]
    [InlineData("Lab", false)]
    [InlineData("a'; rm -rf ~; '", false)]
    [InlineData("ab", false)]
    [InlineData("-abc", false)]
    public void Only_a_buckets_name_is_written_into_a_line(string name, bool isOne) => Assert.Equal(isOne, UploadCommands.IsBucket(name));

    private static async Task<(UploadTarget, Dictionary<string, string?>)> OpenAsync(World world)
    {
        var deposit = await world.OpenAsync(Place, 1);
        var given = await world.Credentials.AskAsync(deposit, Permission.ReadWrite, TimeSpan.FromHours(1), World.Ada);
        return (UploadTarget.Of(Place, world.Services.GetRequiredService<S3Options>()), new Dictionary<string, string?>(AwsCli.Nobody)
        {
            ["AWS_ACCESS_KEY_ID"] = given.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = given.SecretAccessKey,
            ["AWS_SESSION_TOKEN"] = given.SessionToken,
            ["PAUSE"] = "0",
        });
    }

    private static void Put(string root, string folder, string file)
    {
        var path = Path.Combine(root, folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "bytes");
    }
}
