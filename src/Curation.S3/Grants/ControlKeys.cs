using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Curation.S3.Calls;

namespace Curation.S3.Grants;

/// <summary>The keys that requests are signed with: fixed ones, or those the SDK's default chain finds, renewed as they end.</summary>
internal sealed class ControlKeys(AccessKeyPair? keys, IClientConfig config)
{
    public async Task<ImmutableCredentials> GetAsync()
    {
        if (keys is not null)
        {
            return new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, null);
        }

        // Asked at each call, as the SDK's own clients do: the chain caches, and knows when a session ends.
        var found = await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(config);
        return await found.GetCredentialsAsync();
    }
}
