using Microsoft.AspNetCore.Http.Features;

namespace Sandbox.Wire;

/// <summary>
/// The path and the query as they came over the wire. ASP.NET's own Path is decoded and normalised, so that <c>a//b</c>
/// and <c>a%2Fb</c> could not be told from their neighbours; a signature covers what was sent.
/// </summary>
internal readonly record struct RequestTarget(string Path, string Query)
{
    public static RequestTarget Of(HttpContext context)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        return string.IsNullOrEmpty(raw)
            ? Split(context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent())
            : Split(raw);
    }

    /// <summary>The parameters still encoded, in the order sent.</summary>
    public IEnumerable<(string Name, string Value)> Parameters()
    {
        foreach (var part in Query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0 ? (part, "") : (part[..equals], part[(equals + 1)..]);
        }
    }

    private static RequestTarget Split(string raw)
    {
        var target = WithoutAuthority(raw);
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? target : target[..mark];
        return new RequestTarget(path.Length == 0 ? "/" : path, mark < 0 ? "" : target[(mark + 1)..]);
    }

    // Clients that speak through a proxy send "GET http://host/path".
    private static string WithoutAuthority(string raw)
    {
        if (raw.StartsWith('/'))
        {
            return raw;
        }
        var scheme = raw.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return raw;
        }
        var end = raw.AsSpan(scheme + 3).IndexOfAny('/', '?');
        return end < 0 ? "/" : raw[(scheme + 3 + end)..];
    }
}
