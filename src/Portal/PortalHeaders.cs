using Portal.Hosts;

namespace Portal;

/// <summary>What every answer tells browsers and proxies: who may frame it, what it may load, and that nobody keeps it.</summary>
internal static class PortalHeaders
{
    // Older browsers do not count sockets to the same host as “self”: by the fallback of the circuit they get on.
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    public static void UsePortalHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.ContentSecurityPolicy = Policy;

        // Files of the portal itself say how long they hold; everything else is somebody's, and is not kept on the way or on the disk.
        context.Response.OnStarting(() =>
        {
            if (string.IsNullOrEmpty(headers.CacheControl))
            {
                headers.CacheControl = "no-store";
            }

            // A year. This machine has other programs that speak http.
            if (context.Request.IsHttps && !Loopback.IsNamed(context.Request.Host.Host))
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            return Task.CompletedTask;
        });
        return next();
    });
}
