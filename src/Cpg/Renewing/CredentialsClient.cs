using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Cpg.Exits;

namespace Cpg.Renewing;

/// <summary>Asks a portal for credentials. What fails on the way is tried again, shortly; what the portal decides is not.</summary>
internal sealed class CredentialsClient(HttpMessageHandler handler, Func<TimeSpan, CancellationToken, Task> wait) : IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private static readonly string[] Parts = ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"];

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    private readonly HttpClient http = new(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = LongestAnswer };

    /// <summary>A redirect would carry the token elsewhere.</summary>
    public static CredentialsClient OfProcess() => new(new SocketsHttpHandler { AllowAutoRedirect = false }, Task.Delay);

    /// <returns>The JSON that the AWS tools take from a <c>credential_process</c>.</returns>
    public async Task<string> AskAsync(Uri address, string token, int? seconds, CancellationToken cancellationToken)
    {
        for (var tried = 0; ; tried++)
        {
            var isLast = tried == Pauses.Length;
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, address)
                {
                    Content = seconds is null ? null : JsonContent.Create(new { duration = seconds }),
                };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                request.Headers.Accept.ParseAdd("application/json");
                using var answer = await http.SendAsync(request, cancellationToken);
                if (isLast || !IsPassing(answer.StatusCode))
                {
                    return await ReadAsync(answer, address, cancellationToken);
                }
            }
            catch (Exception exception)
                when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                if (isLast)
                {
                    throw new UnusableException(
                        $"{address.GetLeftPart(UriPartial.Authority)} does not answer after {tried + 1} tries: {exception.Message}");
                }
            }

            await wait(Pauses[tried], cancellationToken);
        }
    }

    public void Dispose() => http.Dispose();

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout;

    private static async Task<string> ReadAsync(HttpResponseMessage answer, Uri address, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        var json = Parsed(text);
        if (answer.StatusCode == HttpStatusCode.OK && json is { } given && IsWhole(given))
        {
            return text.TrimEnd();
        }

        if (json is { ValueKind: JsonValueKind.Object } refused
            && refused.TryGetProperty("error", out var error)
            && error.ValueKind is JsonValueKind.String)
        {
            throw new RefusedByPortalException(Printable(error.GetString()!));
        }

        throw new UnusableException(
            $"{address.GetLeftPart(UriPartial.Path)} answered {(int)answer.StatusCode} and no credentials: is this the portal's address?");
    }

    private static bool IsWhole(JsonElement given) => given.ValueKind is JsonValueKind.Object
        && given.TryGetProperty("Version", out var version) && version.ValueKind is JsonValueKind.Number && version.TryGetInt32(out var number)
        && number == 1 && Parts.All(name => given.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String);

    private static JsonElement? Parsed(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What a server says must not steer the terminal.
    private static string Printable(string text) => string.Concat(text.Take(1000).Select(c => char.IsControl(c) ? ' ' : c));
}

/// <summary>The portal gives no credentials, and says why: ends the command with code 1.</summary>
internal sealed class RefusedByPortalException(string message) : Exception(message);
