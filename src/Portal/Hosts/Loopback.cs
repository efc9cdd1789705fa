using System.Net;

namespace Portal.Hosts;

/// <summary>Names that lead to nowhere but the machine they are said on, whatever a name server answers.</summary>
internal static class Loopback
{
    /// <param name="host">Without a port; an IPv6 address may stand in brackets.</param>
    public static bool IsNamed(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
