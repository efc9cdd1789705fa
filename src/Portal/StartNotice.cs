using Portal.Data;
using Portal.Ground;

namespace Portal;

/// <summary>What the portal prints when it listens: where it is, and how to reach the embedded server.</summary>
internal static class StartNotice
{
    public static void AnnounceAddresses(this WebApplication app, Settings settings) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var s3 = app.Services.GetRequiredService<S3Options>();
        Console.WriteLine($"Gallery Portal   {string.Join("  ", app.Urls)}");
        if (settings.Hosts.PublicAddress is { } address)
        {
            Console.WriteLine($"Public address   {address.GetLeftPart(UriPartial.Authority)}");
        }

        Console.WriteLine($"Data             {app.Services.GetRequiredService<DataFolder>().Root}");
        if (settings.IsSandbox)
        {
            Console.WriteLine($"Embedded S3      {s3.ServiceUrl}");
            Console.WriteLine(
                $"Try              AWS_ACCESS_KEY_ID=SANDBOXROOT AWS_SECRET_ACCESS_KEY=sandbox-root-secret aws --endpoint-url {s3.ServiceUrl} --region {s3.Region} s3 ls s3://{s3.StagingBucket}/");
        }
    });
}
