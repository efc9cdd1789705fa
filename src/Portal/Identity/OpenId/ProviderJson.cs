using System.Net;
using System.Text.Json;

namespace Portal.Identity.OpenId;

/// <summary>
/// An answer of the provider as a JSON object, or as a token of one; anything else ends the sign-in with a word about what it was instead.
/// </summary>
internal sealed class ProviderJson : IDisposable
{
    private readonly JsonDocument? document;

    private ProviderJson(HttpStatusCode status, JsonDocument? document, string? token) => (Status, this.document, Token) = (status, document, token);

    public HttpStatusCode Status { get; }

    /// <summary>What the provider signed, as it was sent; null where it sent JSON as it is.</summary>
    public string? Token { get; }

    public JsonElement Json =>
        document?.RootElement ?? throw new SignInException(SignInFault.Odd, "The provider answered with a token where JSON was asked for.");

    public static async Task<ProviderJson> SendAsync(
        ProviderClient client, HttpRequestMessage request, string what, CancellationToken cancellationToken)
    {
        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            {
                throw new SignInException(SignInFault.Unreachable, $"The provider's {what} answered {(int)answer.StatusCode}.");
            }

            if (answer.Content.Headers.ContentType?.MediaType?.Equals("application/jwt", StringComparison.OrdinalIgnoreCase) is true)
            {
                return new ProviderJson(answer.StatusCode, null, (await answer.Content.ReadAsStringAsync(cancellationToken)).Trim());
            }

            var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? new ProviderJson(answer.StatusCode, document, null)
                : throw new SignInException(
                    SignInFault.Odd, $"The provider's {what} answered {(int)answer.StatusCode} with something that is no JSON object.");
        }
        catch (JsonException)
        {
            throw new SignInException(SignInFault.Odd, $"The provider's {what} answered with something that is no JSON.");
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new SignInException(SignInFault.Odd, $"The answer of the provider's {what} is too large.");
        }
        catch (HttpRequestException exception)
        {
            throw new SignInException(SignInFault.Unreachable, $"The provider's {what} cannot be reached ({exception.HttpRequestError}).");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SignInException(SignInFault.Unreachable, $"The provider's {what} did not answer in time.");
        }
    }

    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    public void Dispose() => document?.Dispose();
}
