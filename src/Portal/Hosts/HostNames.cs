using Microsoft.Extensions.Primitives;

namespace Portal.Hosts;

/// <summary>The names that the portal answers to, beside those of the machine it runs on.</summary>
/// <param name="All">Host names and numbers without ports; one that begins with <c>*.</c> stands for all below it.</param>
/// <param name="IsEvery">Whether it answers to whatever it is called.</param>
internal sealed record HostNames(IReadOnlyList<string> All, bool IsEvery)
{
    private readonly StringSegment[] patterns = [.. All.Select(name => new StringSegment(name))];

    /// <summary>What stands for every name, here and where a server is told to listen.</summary>
    public static bool IsAny(string name) => name is "*" or "+" or "0.0.0.0" or "[::]" or "::";

    /// <returns>What is wrong with one of a list; null if it can be a name.</returns>
    public static string? Fault(string name)
    {
        var bare = name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
        return IsAny(name) || Uri.CheckHostName(bare) is UriHostNameType.Dns or UriHostNameType.IPv4 || (bare is ['[', .., ']'] && Uri.CheckHostName(bare[1..^1]) is UriHostNameType.IPv6)
            ? null
            : $"AllowedHosts names “{name}”, which is no host: write names without scheme and port, with “;” between them, like portal.example.org;10.1.2.3.";
    }

    public bool Has(HostString host) => host.HasValue && (IsEvery || Loopback.IsNamed(host.Host) || HostString.MatchesAny(host.Host, patterns));
}
