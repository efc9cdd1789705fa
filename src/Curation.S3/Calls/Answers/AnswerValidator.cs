using System.Net;
using System.Text;

namespace Curation.S3.Calls.Answers;

/// <summary>
/// Looks how the XML of a 200 begins before the SDK reads it, which takes an error, an empty body and a proxy's page for an empty answer. What is not
/// the answer to what was asked goes on as a failure of the server: it is tried again, and told in the end.
/// </summary>
internal sealed class AnswerValidator(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>The code of an answer that is none.</summary>
    public const string Code = "OddAnswer";

    // The beginning of an answer; a server that works long sends blanks meanwhile.
    private const int LongestStart = 1 << 16;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode is not HttpStatusCode.OK || Expected(request) is not { } expected)
        {
            return response;
        }

        var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var (start, root) = await XmlStart.ReadAsync(body, LongestStart, cancellationToken);
        if (root == "Error")
        {
            // As it would have come, had the server not begun with 200.
            response.StatusCode = HttpStatusCode.InternalServerError;
        }
        else if (!root.Contains(expected, StringComparison.Ordinal))
        {
            response.Dispose();
            return Failure(request, root.Length == 0 ? "it is empty, or no XML" : $"it is <{root}>", expected);
        }

        response.ReplaceBody(new PeekedStream(start, body));
        return response;
    }

    /// <summary>A word in the name of the answer's root, which servers do not all name alike; null where the answer is no XML, or somebody else reads it.</summary>
    internal static string? Expected(HttpRequestMessage request)
    {
        if (request.RequestUri is not { } address || address.AbsolutePath.StartsWith("/v20180820/", StringComparison.Ordinal))
        {
            return null;
        }

        var asked = address.Query.TrimStart('?').Split('&').Select(part => part.Split('=')[0]).ToHashSet(StringComparer.Ordinal);
        return request.Method.Method switch
        {
            "GET" when asked.Contains("list-type") => "List",
            "GET" when asked.Contains("versions") => "Version",
            "GET" when asked.Contains("uploads") => "Upload",
            "GET" when asked.Contains("uploadId") => "Part",
            "GET" when asked.Contains("tagging") => "Tagging",
            "GET" when asked.Contains("versioning") => "Versioning",
            "POST" when asked.Contains("uploads") => "Upload",
            "POST" when asked.Contains("uploadId") => "Upload",
            "POST" when asked.Contains("delete") => "Delete",
            "PUT" when request.Headers.Contains("x-amz-copy-source") => "Copy",
            _ => null,
        };
    }

    private static HttpResponseMessage Failure(HttpRequestMessage request, string found, string expected) => new(HttpStatusCode.InternalServerError)
    {
        RequestMessage = request,
        Content = new StringContent(
            $"<Error><Code>{Code}</Code><Message>the answer was 200, and nothing about “{expected}”: {WebUtility.HtmlEncode(found)}</Message></Error>",
            Encoding.UTF8,
            "application/xml"),
    };
}
