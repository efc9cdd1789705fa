namespace Curation.S3.Calls.Answers;

/// <summary>Bounds every answer that somebody will read as XML: all but the bytes of objects.</summary>
internal sealed class BoundedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // With any other parameter a GET asks for a list or for what is known of a thing.
    private static readonly string[] OfReading = ["x-id", "partNumber", "versionId"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Method == HttpMethod.Head || (response.IsSuccessStatusCode && AsksForBytes(request)))
        {
            return response;
        }

        response.ReplaceBody(new BoundedXml(await response.Content.ReadAsStreamAsync(cancellationToken)));
        return response;
    }

    private static bool AsksForBytes(HttpRequestMessage request)
    {
        if (request.Method != HttpMethod.Get || request.RequestUri is not { AbsolutePath.Length: > 1 } address)
        {
            return false;
        }

        var names = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')[0]);
        return !address.AbsolutePath.StartsWith("/v20180820/", StringComparison.Ordinal) && names.All(name => OfReading.Contains(name));
    }
}
