using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Sandbox;

namespace Cpg.Tests.Running;

/// <summary>The embedded server with one bucket, whose keys are in the environment as a person would have them.</summary>
internal sealed class Bucket : IAsyncDisposable
{
    public const string Name = "lab";

    private readonly TemporaryFolder folder;
    private readonly SandboxOptions options;
    private readonly SandboxServer server;

    private Bucket(TemporaryFolder folder, SandboxOptions options, SandboxServer server) =>
        (this.folder, this.options, this.server) = (folder, options, server);

    public string Url => server.Address.GetLeftPart(UriPartial.Authority);

    public static async Task<Bucket> StartAsync(params string[] keys)
    {
        var folder = new TemporaryFolder();
        var options = new SandboxOptions { Url = "http://127.0.0.1:0", DataDirectory = folder.Path, Buckets = [Name] };
        var bucket = new Bucket(folder, options, await SandboxServer.StartAsync(options));
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", options.RootAccessKeyId);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", options.RootSecretAccessKey);

        using var client = bucket.Client();
        foreach (var key in keys)
        {
            await client.PutObjectAsync(new PutObjectRequest { BucketName = Name, Key = key, ContentBody = new string('x', 100) });
        }

        return bucket;
    }

    public async Task PutAsync(string key, string text)
    {
        using var client = Client();
        await client.PutObjectAsync(new PutObjectRequest { BucketName = Name, Key = key, ContentBody = text });
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

    private AmazonS3Client Client() => new(
        new BasicAWSCredentials(options.RootAccessKeyId, options.RootSecretAccessKey),
        new AmazonS3Config { ServiceURL = Url, AuthenticationRegion = options.Region, ForcePathStyle = true });
}
