using System.Net;

namespace Portal.Hosts;

/// <summary>Turns away, before anything else is asked, whoever calls the portal by another's name, comes from further than it is meant for, or was sent by another's page.</summary>
internal static class HostCheck
{
    public static void UseHostCheck(this IApplicationBuilder app, HostSettings hosts) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (hosts.IsForThisMachine && context.Connection.LocalIpAddress is { } reached && !IPAddress.IsLoopback(reached))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "This portal has no sign-in provider, so only its own machine may ask it. Whoever runs it can say otherwise: Portal:PersonasForEverybody.");
        }

        if (!hosts.Names.Has(request.Host))
        {
            return RefuseAsync(context, StatusCodes.Status400BadRequest, "This portal does not answer to the name it was called by. Open it by its own; whoever runs it adds names with AllowedHosts, or with Portal:PublicAddress.");
        }

        // What a proxy calls the portal is the proxy's affair: addresses, cookies and origins are those that people see.
        if (hosts.PublicAddress is { } address)
        {
            (request.Scheme, request.Host) = (address.Scheme, new HostString(address.Authority));
        }

        return SameOrigin.Admits(request)
            ? next(context)
            : RefuseAsync(context, StatusCodes.Status403Forbidden, $"This was not sent by a page of the portal, whose address is {SameOrigin.Of(request)}. Open that; behind a proxy, whoever runs the portal names its address with Portal:PublicAddress.");
    });

    private static Task RefuseAsync(HttpContext context, int status, string sentence) => Results.Problem(sentence, statusCode: status).ExecuteAsync(context);
}
