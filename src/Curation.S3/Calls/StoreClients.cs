using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;

namespace Curation.S3.Calls;

/// <summary>Makes the two clients of one account; they share one pool of connections.</summary>
internal static class StoreClients
{
    public static StoreClient S3(StoreEndpoint endpoint, HttpClientFactory wire)
    {
        var config = Common(new AmazonS3Config { ForcePathStyle = endpoint.ForcePathStyle }, endpoint, wire);
        return endpoint.Keys is not { } keys ? new StoreClient(config) : new StoreClient(Fixed(keys), config);
    }

    /// <summary>Signs nothing: reads what a bucket shows to everybody.</summary>
    public static StoreClient Anonymous(StoreEndpoint endpoint, HttpClientFactory wire) =>
        new(new AnonymousAWSCredentials(), Common(new AmazonS3Config { ForcePathStyle = endpoint.ForcePathStyle }, endpoint, wire));

    public static AmazonSecurityTokenServiceClient Sts(StoreEndpoint endpoint, HttpClientFactory wire)
    {
        var config = Common(new AmazonSecurityTokenServiceConfig(), endpoint, wire);
        return endpoint.Keys is not { } keys
            ? new AmazonSecurityTokenServiceClient(config)
            : new AmazonSecurityTokenServiceClient(Fixed(keys), config);
    }

    private static T Common<T>(T config, StoreEndpoint endpoint, HttpClientFactory wire)
        where T : ClientConfig
    {
        if (endpoint.ServiceUrl is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(endpoint.Region);
        }
        else
        {
            config.ServiceURL = endpoint.ServiceUrl;
            config.AuthenticationRegion = endpoint.Region;

            // Many S3-compatible servers refuse the checksums that the SDK adds of its own accord.
            config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
            config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
        }

        // The class Retry does: it knows which conflicts are answers, waits with full jitter, and its bounds are settings.
        config.MaxErrorRetry = 0;

        // What is set here is where the portal goes; an address left in the environment must not lead it elsewhere.
        config.IgnoreConfiguredEndpointUrls = true;
        config.HttpClientFactory = wire;
        config.DisableLogging = true;
        return config;
    }

    private static BasicAWSCredentials Fixed(AccessKeyPair keys) => new(keys.AccessKeyId, keys.SecretAccessKey);
}
