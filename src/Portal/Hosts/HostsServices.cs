using Microsoft.AspNetCore.HostFiltering;

namespace Portal.Hosts;

/// <summary>Which hosts, origins and addresses are answered.</summary>
internal static class HostsServices
{
    public static IServiceCollection AddHosts(this IServiceCollection services, HostSettings hosts)
    {
        services.AddSingleton(hosts);

        // HostCheck says it in words, and lets the machine's own name in, by which its health is asked.
        services.PostConfigure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
        return services;
    }
}
