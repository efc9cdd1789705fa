using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Sandbox;
using Testing.Tools;

namespace Cpg.Tests.Running;

/// <summary>The embedded server with one bucket, whose keys are in the environment as a person would have them.</summary>
internal sealed class Bucket : IAsyncDisposable
{
    public const string Name = "lab";

    /// <summary>Where public data would be; empty at first.</summary>
    public const string Public = "public";

    private readonly TemporaryFolder folder;
    private readonly SandboxOptions options;
    private readonly SandboxServer server;

    private Bucket(TemporaryFolder folder, SandboxOptions options, SandboxServer server) =>
        (this.folder, this.options, this.server) = (folder, options, server);

    public string Url => server.Address.GetLeftPart(UriPartial.Authority);

    public static async Task<Bucket> StartAsync(params string[] keys)
    {
        var folder = new TemporaryFolder();
        var options = new SandboxOptions { Url = "http://127.0.0.1:0", DataDirectory = folder.Root, Buckets = [Name, Public] };
        var bucket = new Bucket(folder, options, await SandboxServer.StartAsync(options));
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", options.RootAccessKeyId);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", options.RootSecretAccessKey);

        using var client = bucket.Client();
        foreach (var key in keys)
        {
            await client.PutObjectAsync(new PutObjectRequest { BucketName = Name, Key = key, InputStream = new MemoryStream(Hundred(key)) });
        }

        return bucket;
    }

    public async Task PutAsync(string key, string text, string name = Name)
    {
        using var client = Client();
        await client.PutObjectAsync(new PutObjectRequest { BucketName = name, Key = key, ContentBody = text });
    }

    public async Task<List<string>> KeysAsync()
    {
        using var client = Client();
        return [.. (await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Name })).S3Objects.Select(found => found.Key)];
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>The environment of a person who may do what a policy says, and nothing else.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> SessionAsync(string policy)
    {
        using var sts = new AmazonSecurityTokenServiceClient(
            new BasicAWSCredentials(options.RootAccessKeyId, options.RootSecretAccessKey),
            new AmazonSecurityTokenServiceConfig { ServiceURL = Url, AuthenticationRegion = options.Region });
        var asked = new AssumeRoleRequest
        {
            RoleArn = $"arn:aws:iam::{SandboxOptions.AccountId}:role/uploader",
            RoleSessionName = "ana",
            Policy = policy,
        };
        var session = (await sts.AssumeRoleAsync(asked)).Credentials;
        return new Dictionary<string, string?>
        {
            ["AWS_ACCESS_KEY_ID"] = session.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = session.SecretAccessKey,
            ["AWS_SESSION_TOKEN"] = session.SessionToken,
        };
    }

    // What is named as gzip begins as such: a check looks at that.
    private static byte[] Hundred(string key)
    {
        var bytes = Enumerable.Repeat((byte)'x', 100).ToArray();
        if (key.EndsWith(".gz", StringComparison.Ordinal))
        {
            (bytes[0], bytes[1], bytes[2]) = (0x1F, 0x8B, 8);
        }

        return bytes;
    }

    private AmazonS3Client Client() => new(
        new BasicAWSCredentials(options.RootAccessKeyId, options.RootSecretAccessKey),
        new AmazonS3Config { ServiceURL = Url, AuthenticationRegion = options.Region, ForcePathStyle = true });
}
