namespace Portal.Hosts;

/// <summary>Where the settings say that the portal listens. Its server's own section goes before addresses, and those before bare ports.</summary>
internal static class Listening
{
    public const string Usual = "http://localhost:5080";

    public static void UseUsualUrlUnlessSet(this ConfigureWebHostBuilder host)
    {
        if (host.GetSetting(WebHostDefaults.ServerUrlsKey) is null && host.GetSetting("http_ports") is null && host.GetSetting("https_ports") is null)
        {
            host.UseUrls(Usual);
        }
    }

    public static IReadOnlyList<string> At(IConfiguration settings)
    {
        string[] endpoints = [.. settings.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>()];
        string[] urls = [.. Parts(settings["urls"])];
        if (endpoints.Length > 0)
        {
            return bool.TryParse(settings["preferHostingUrls"], out var prefers) && prefers ? [.. endpoints, .. urls] : endpoints;
        }

        string[] ports = [.. Parts(settings["http_ports"]).Select(port => $"http://*:{port}"), .. Parts(settings["https_ports"]).Select(port => $"https://*:{port}")];
        return urls.Length > 0 ? urls : ports.Length > 0 ? ports : [Usual];
    }

    public static bool IsAddress(string address) => TryParse(address, out _);

    /// <summary>Whether only this machine reaches it. What is no address of this machine makes the server listen to every network, names too.</summary>
    public static bool IsOnThisMachine(string address) => TryParse(address, out var parsed)
        && (parsed.IsUnixPipe || parsed.IsNamedPipe || Loopback.IsNamed(parsed.Host) || parsed.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase));

    /// <summary>The name or the number that was written; null where it stands for all of them.</summary>
    public static string? HostOf(string address) =>
        TryParse(address, out var parsed) && !parsed.IsUnixPipe && !parsed.IsNamedPipe && !HostNames.IsAny(parsed.Host) ? parsed.Host : null;

    private static bool TryParse(string address, out BindingAddress parsed)
    {
        try
        {
            parsed = BindingAddress.Parse(address);
            return true;
        }
        catch (FormatException)
        {
            parsed = BindingAddress.Parse(Usual);
            return false;
        }
    }

    private static string[] Parts(string? list) => (list ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
