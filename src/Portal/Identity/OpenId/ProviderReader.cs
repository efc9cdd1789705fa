using Microsoft.IdentityModel.Protocols;

namespace Portal.Identity.OpenId;

/// <summary>Fetches what the provider publishes about itself: by https, or from this machine.</summary>
internal sealed class ProviderReader(ProviderClient client) : IDocumentRetriever
{
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!IdentityOptions.IsSafe(address))
        {
            throw new SignInException(SignInFault.Refused, "The provider's discovery document names an address that is not https.");
        }

        using var answer = await client.GetAsync(new Uri(address), cancel);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsStringAsync(cancel)
            : throw new SignInException(
                SignInFault.Unreachable, $"The provider answered {(int)answer.StatusCode} where its discovery document or its keys should be.");
    }
}
