using Portal.Hosts;

namespace Portal.Identity;

/// <summary>A cookie that goes by https only, except where the portal is asked by http on its own machine.</summary>
internal sealed class PortalCookie : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Path ??= "/";
        options.Secure = context.Request.IsHttps || !Loopback.IsNamed(context.Request.Host.Host);
        return options;
    }
}
