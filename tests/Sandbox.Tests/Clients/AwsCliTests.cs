using System.Security.Cryptography;
using System.Text.Json;
using Testing.Tools;

namespace Sandbox.Tests.Clients;

/// <summary>The AWS command line, which none of us wrote. Each start costs a second: several claims share one.</summary>
public sealed class AwsCliTests
{
    [NeedsFact("aws")]
    public async Task A_folder_is_synced_listed_copied_and_removed()
    {
        await using var server = await Standalone.StartAsync();
        using var folder = new TemporaryFolder();
        string[] names = ["a b+c%d.txt", "grüße/😀.csv", "deep/er/1.txt", "deep/er/2.txt", "empty"];
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.At(name))!);
            await File.WriteAllTextAsync(folder.At(name), name == "empty" ? "" : name);
        }
        var large = new byte[30_000_000];
        new Random(1).NextBytes(large);
        await File.WriteAllBytesAsync(folder.At("large.bin"), large);

        foreach (var file in Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories))
        {
            // S3 tells whole seconds: a file written in the second of its upload would look newer than the object.
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1));
        }

        await server.AwsAsync("s3", "sync", "--no-progress", folder.Root, "s3://bucket/lab");
        var again = await server.AwsAsync("s3", "sync", "--no-progress", folder.Root, "s3://bucket/lab");
        var listed = await server.AwsAsync("s3", "ls", "--recursive", "--summarize", "s3://bucket");
        await server.AwsAsync("s3", "cp", "--no-progress", "--recursive", "s3://bucket/lab", "s3://bucket/copy");
        using var back = new TemporaryFolder();
        await server.AwsAsync("s3", "sync", "--no-progress", "s3://bucket/copy", back.Root);
        await server.AwsAsync("s3", "rm", "--recursive", "--quiet", "s3://bucket/lab");
        var left = await server.AwsAsync("s3", "ls", "s3://bucket");

        Assert.Equal("", again);
        Assert.All(names, name => Assert.Contains("lab/" + name, listed, StringComparison.Ordinal));
        Assert.Contains("Total Objects: 6", listed, StringComparison.Ordinal);
        Assert.All(names, name => Assert.Equal(File.ReadAllText(folder.At(name)), File.ReadAllText(back.At(name))));
        Assert.Equal(SHA256.HashData(large), SHA256.HashData(await File.ReadAllBytesAsync(back.At("large.bin"))));
        Assert.Equal("PRE copy/", left.Trim());
    }

    [NeedsFact("aws")]
    public async Task Conditions_tags_and_attributes_are_as_the_command_line_expects()
    {
        await using var server = await Standalone.StartAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("x"), "x");

        await server.AwsAsync(
            "s3api", "put-object", "--bucket", "bucket", "--key", "k", "--body", folder.At("x"), "--tagging", "a=1&b=2", "--if-none-match", "*",
            "--checksum-algorithm", "SHA256");
        var taken = await server.RunAsync("s3api", "put-object", "--bucket", "bucket", "--key", "k", "--if-none-match", "*");
        var attributes = await server.AwsAsync(
            "s3api", "get-object-attributes", "--bucket", "bucket", "--key", "k", "--object-attributes", "ETag", "ObjectSize", "Checksum");
        var tags = await server.AwsAsync("s3api", "get-object-tagging", "--bucket", "bucket", "--key", "k");
        var missing = await server.RunAsync("s3api", "head-object", "--bucket", "bucket", "--key", "nothing");

        Assert.NotEqual(0, taken.Code);
        Assert.Contains("PreconditionFailed", taken.Errors, StringComparison.Ordinal);
        Assert.Equal("9dd4e461268c8034f5c8564e155c67a6", JsonDocument.Parse(attributes).RootElement.GetProperty("ETag").GetString());
        Assert.Equal(2, JsonDocument.Parse(tags).RootElement.GetProperty("TagSet").GetArrayLength());
        Assert.Contains("404", missing.Errors, StringComparison.Ordinal);
    }
}
