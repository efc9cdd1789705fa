using Curation.S3.Calls;
using Sandbox;
using Sandbox.Auth;

namespace Curation.S3.Tests.Servers;

/// <summary>One embedded server for the whole run, in this process, empty at first.</summary>
internal static class EmbeddedServer
{
    public const string PortalArn = "arn:aws:iam::309624411020:role/gallery-portal";

    /// <summary>The portal's own keys, of the role that holds its grants.</summary>
    public static AccessKeyPair Portal { get; } = new("GALLERYPORTAL", "gallery-portal-secret");

    public static async Task<S3Server> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("curation-s3-tests-");
        var options = new SandboxOptions
        {
            Url = "http://127.0.0.1:0",
            DataDirectory = folder.FullName,
            AccessGrants = true,
            Users = [new SandboxUser(Portal.AccessKeyId, Portal.SecretAccessKey, PortalArn) { IsAdministrator = true }],
        };
        var server = await SandboxServer.StartAsync(options);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
            folder.Delete(recursive: true);
        };
        return new S3Server(
            server.Address.GetLeftPart(UriPartial.Authority),
            new AccessKeyPair(options.RootAccessKeyId, options.RootSecretAccessKey),
            $"arn:aws:iam::{SandboxOptions.AccountId}:role/contributors");
    }
}
