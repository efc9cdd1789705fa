using System.Text;
using Sandbox.Wire;

namespace Sandbox.Auth.Signatures;

/// <summary>
/// The text that a signature covers, made the same way by client and server. Each of its characters is one byte, as the server hands headers on.
/// </summary>
internal static class CanonicalRequest
{
    public static string Of(HttpRequest request, RequestTarget target, SignatureClaim claim, string payloadHash)
    {
        var text = new StringBuilder()
            .Append(request.Method).Append('\n')
            .Append(UriEncoding.Path(target.Path)).Append('\n')
            .AppendJoin('&', Parameters(target, claim)).Append('\n');
        foreach (var name in claim.SignedHeaders)
        {
            text.Append(name).Append(':').Append(Value(request, name)).Append('\n');
        }
        return text.Append('\n')
            .AppendJoin(';', claim.SignedHeaders).Append('\n')
            .Append(payloadHash).ToString();
    }

    private static IEnumerable<string> Parameters(RequestTarget target, SignatureClaim claim) => target.Parameters()
        .Select(parameter => (Name: UriEncoding.Parameter(parameter.Name), Value: UriEncoding.Parameter(parameter.Value)))
        .Where(parameter => !claim.IsPresigned || parameter.Name != "X-Amz-Signature")
        .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
        .ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
        .Select(parameter => $"{parameter.Name}={parameter.Value}");

    private static string Value(HttpRequest request, string name) =>
        string.Join(',', request.Headers[name].Select(value => OneBlank(value ?? "")));

    // Only blanks of ASCII: others are bytes of longer characters here.
    private static string OneBlank(string value) => string.Join(' ', value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
