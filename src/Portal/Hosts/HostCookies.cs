using Microsoft.Net.Http.Headers;

namespace Portal.Hosts;

/// <summary>
/// Where the portal is reached by https, all its cookies carry the prefix by which browsers promise that this host set them, by https. Neither
/// another host of the same domain nor a page by http can put one in their place: what comes without the prefix is not looked at.
/// </summary>
internal static class HostCookies
{
    private const string Prefix = "__Host-";
    private static readonly object Done = new();

    public static void UseHostCookies(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // The page of a failure is asked for by going through here once more.
        if (context.Request.IsHttps && context.Items.TryAdd(Done, Done))
        {
            KeepOurs(context.Request.Headers);
            context.Response.OnStarting(() =>
            {
                PutPrefix(context.Response.Headers);
                return Task.CompletedTask;
            });
        }

        return next(context);
    });

    private static void KeepOurs(IHeaderDictionary headers)
    {
        string[] ours = [.. headers.Cookie.SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries))
            .Where(cookie => cookie.StartsWith(Prefix, StringComparison.Ordinal))];
        headers.Cookie = ours.Length > 0 ? string.Join("; ", ours.Select(cookie => cookie[Prefix.Length..])) : default;
    }

    private static void PutPrefix(IHeaderDictionary headers)
    {
        if (headers.SetCookie.Count > 0 && SetCookieHeaderValue.TryParseList(headers.SetCookie!, out var cookies))
        {
            headers.SetCookie = cookies.Select(cookie =>
            {
                (cookie.Name, cookie.Secure, cookie.Path, cookie.Domain) = (Prefix + cookie.Name, true, "/", default);
                return cookie.ToString();
            }).ToArray();
        }
    }
}
