namespace Portal.Hosts;

/// <summary>
/// Whether a request that could do something was sent by a page of the portal itself. Cookies do not tell: browsers send them along for pages of
/// other ports of the same host, too, and with an upgrade for any page there is.
/// </summary>
internal static class SameOrigin
{
    private const string Circuit = "/_blazor";

    public static bool Admits(HttpRequest request)
    {
        var isUpgrade = IsUpgrade(request);
        var isCircuit = request.Path.StartsWithSegments(Circuit);
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (isRead && request.Headers.Upgrade.Count == 0 && !isUpgrade && !isCircuit)
        {
            return true;
        }

        var origin = request.Headers.Origin;
        if (origin.Count > 0 ? !IsOwn(origin, request) : isUpgrade || (isCircuit && !isRead))
        {
            // Programs send none, with what they bring themselves, and some offer another HTTP with all they ask; browsers always do with an upgrade and with what is sent.
            return false;
        }

        return isUpgrade || request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"] or ["none"];
    }

    // Letter by letter as browsers write it: nothing is taken apart that could be taken apart in two ways.
    private static bool IsOwn(Microsoft.Extensions.Primitives.StringValues origin, HttpRequest request) =>
        origin is [{ } only] && string.Equals(only, Of(request), StringComparison.OrdinalIgnoreCase);

    /// <summary>The origin of the portal's pages, as it was reached by this request.</summary>
    public static string Of(HttpRequest request) => request.Host.Port is { } port && port != (request.IsHttps ? 443 : 80)
        ? $"{request.Scheme}://{request.Host.Host}:{port}"
        : $"{request.Scheme}://{request.Host.Host}";

    private static bool IsUpgrade(HttpRequest request) =>
        HttpMethods.IsConnect(request.Method) || request.Headers.Upgrade.Any(protocol => protocol?.Contains("websocket", StringComparison.OrdinalIgnoreCase) is true);
}
