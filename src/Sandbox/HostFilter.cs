using System.Net;
using Sandbox.Refusals;
using Sandbox.S3;

namespace Sandbox;

/// <summary>
/// Refuses whoever calls the server by a name that is not its own. Its root keys are published, so a signature keeps no web site out: one whose name
/// leads to this machine could sign for itself, from the browser of whoever looks at it. Numbers are nobody's to point elsewhere, and names below
/// <c>localhost</c>, which are buckets and accounts, lead to this machine everywhere.
/// </summary>
internal sealed class HostFilter(IReadOnlyList<string> names)
{
    public Task AdmitAsync(HttpContext context, RequestDelegate next) => IsOwn(context.Request.Host.Host)
        ? next(context)
        : ErrorAnswer.WriteAsync(context, new S3Exception("AccessDenied", 403, "The sandbox does not answer to the name it was called by."));

    private bool IsOwn(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out _) || IsOrBelow(host, "localhost") || names.Any(name => IsOrBelow(host, name));

    private static bool IsOrBelow(string host, string name) =>
        host.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (host.Length == name.Length || host[^(name.Length + 1)] == '.');
}
