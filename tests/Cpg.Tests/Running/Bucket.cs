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
    private readonly SandboxServer server;

    private Bucket(TemporaryFolder folder, SandboxServer server) => (this.folder, this.server) = (folder, server);

    public string Url => server.Address.GetLeftPart(UriPartial.Authority);

    public static async Task<Bucket> StartAsync(params string[] keys)
    {
        var folder = new TemporaryFolder();
        var options = new SandboxOptions { Url = "http://127.0.0.1:0", DataDirectory = folder.Path, Buckets = [Name] };
        var bucket = new Bucket(folder, await SandboxServer.StartAsync(options));
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", options.RootAccessKeyId);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", options.RootSecretAccessKey);

        var config = new AmazonS3Config { ServiceURL = bucket.Url, AuthenticationRegion = options.Region, ForcePathStyle = true };
        using var client = new AmazonS3Client(new BasicAWSCredentials(options.RootAccessKeyId, options.RootSecretAccessKey), config);
        foreach (var key in keys)
        {
            await client.PutObjectAsync(new PutObjectRequest { BucketName = Name, Key = key, ContentBody = new string('x', 100) });
        }

        return bucket;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }
}
