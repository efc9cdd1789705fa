using Portal.Ground;

namespace Portal.Hosts;

/// <summary>How the portal is reached: by which names, from how far, and what it is called by those who come through a proxy.</summary>
/// <param name="PublicAddress">What people write to come here; null where that is where it listens.</param>
/// <param name="Names">What it answers to.</param>
/// <param name="ListensAt">The addresses it listens at, as they are written in the settings.</param>
/// <param name="IsForThisMachine">Whether only this machine comes in: whoever does may be anybody.</param>
internal sealed record HostSettings(Uri? PublicAddress, HostNames Names, IReadOnlyList<string> ListensAt, bool IsForThisMachine)
{
    public const string AllowedHosts = nameof(AllowedHosts);

    /// <param name="settings">Where addresses and names are, which the framework reads, too.</param>
    /// <param name="portal">The portal's own settings.</param>
    /// <param name="usesPersonas">Whether whoever comes in may be anybody.</param>
    /// <param name="faults">Takes what is wrong, each a sentence that names the setting.</param>
    public static HostSettings Read(IConfiguration settings, PortalOptions portal, bool usesPersonas, List<string> faults)
    {
        var listensAt = Listening.At(settings);
        string[] given = [.. (settings[AllowedHosts] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var every = given.Any(HostNames.IsAny);
        var address = string.IsNullOrEmpty(portal.PublicAddress) || !Uri.TryCreate(portal.PublicAddress, UriKind.Absolute, out var known)
            ? null
            : known;
        faults.AddRange(given.Select(HostNames.Fault).OfType<string>());
        faults.AddRange(listensAt.Where(url => !Listening.IsAddress(url))
            .Select(url => $"urls names “{url}”, where nothing can listen. Write it like {Listening.Usual}, with “;” between several."));
        if (usesPersonas)
        {
            faults.AddRange(OfPersonas(listensAt, address, every, portal.PersonasForEverybody));
        }
        else if (address is { IsLoopback: false } && address.Scheme == Uri.UriSchemeHttp)
        {
            faults.Add(
                $"Portal:PublicAddress is by http: “{portal.PublicAddress}”. With a sign-in provider cookies go by https only, so that nobody could come in. Write https://, and put a proxy with TLS before the portal.");
        }

        string[] names =
        [
            .. given.Where(name => !HostNames.IsAny(name)),
            .. listensAt.Select(Listening.HostOf).OfType<string>(),
            .. address is null ? [] : new[] { address.Host },
        ];
        return new HostSettings(address, new HostNames(names, every), listensAt, usesPersonas && !portal.PersonasForEverybody);
    }

    private static IEnumerable<string> OfPersonas(IReadOnlyList<string> listensAt, Uri? address, bool every, bool forEverybody)
    {
        if (every)
        {
            yield return
                "AllowedHosts is every name: without a sign-in provider any web site could then act as anybody here, by a name of its own that leads to this machine. Name the hosts, or leave it out.";
        }

        var far = listensAt.FirstOrDefault(url => !Listening.IsOnThisMachine(url));
        if (!forEverybody && (far is not null || address is { IsLoopback: false }))
        {
            yield return
                $"it would be reached at {far ?? address!.GetLeftPart(UriPartial.Authority)}, and not by this machine alone. Without a sign-in provider whoever reaches it may be anybody, maintainers too. Listen at {Listening.Usual}, name a provider with Identity:Authority, or say that this is meant: Portal:PersonasForEverybody=true.";
        }
    }
}
