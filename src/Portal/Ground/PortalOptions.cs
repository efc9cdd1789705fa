namespace Portal.Ground;

/// <summary>Where the portal keeps its own data, and where its embedded server listens when no bucket is configured.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>The database, snapshots, findings, keys that protect cookies, and the embedded server's objects.</summary>
    public string DataDirectory { get; init; } = ".data";

    /// <summary>What people write to come here, such as <c>https://portal.example.org</c>; empty where that is where the portal listens.</summary>
    public string PublicAddress { get; init; } = "";

    /// <summary>Whether whoever reaches the portal may be any persona, from other machines, too.</summary>
    public bool PersonasForEverybody { get; init; }

    /// <summary>Where the embedded server listens. The portal itself asks it by this machine.</summary>
    public string SandboxUrl { get; init; } = "http://localhost:5081";

    /// <summary>The address that pages show for the embedded server; empty where the one that the portal asks does.</summary>
    public string SandboxPublicAddress { get; init; } = "";

    /// <summary>The name in that address, if there is one.</summary>
    internal IEnumerable<string> SandboxHost => Uri.TryCreate(SandboxPublicAddress, UriKind.Absolute, out var shown) ? [shown.Host] : [];

    /// <summary>For tests: an address that the embedded server asks before it does anything, and waits for.</summary>
    public string? SandboxGate { get; init; }

    /// <summary>Whether the embedded server's first start brings example data.</summary>
    public bool Seed { get; init; } = true;

    /// <summary>How many jobs run side by side; each copy has its own parallelism below this.</summary>
    public int Jobs { get; init; } = 2;

    /// <summary>Below which prefix of the gallery's bucket the ends of the audit trail are kept; empty for nowhere.</summary>
    public string AnchorPrefix { get; init; } = ".portal-trail/";

    /// <summary>Copies of more bytes than this are approved by typing the prefix, too.</summary>
    public long TypePrefixAbove { get; init; } = 1_000_000_000_000;

    public KeepingOptions Keeping { get; init; } = new();

    /// <summary>How long a save waits for another program that has locked the database, in seconds.</summary>
    public int SaveWithin { get; init; } = 30;

    public IEnumerable<string> Faults()
    {
        foreach (var fault in Keeping.Faults())
        {
            yield return fault;
        }

        if (string.IsNullOrWhiteSpace(DataDirectory))
        {
            yield return "Portal:DataDirectory is empty: name a folder that the portal may write to.";
        }

        if (!IsOrigin(SandboxUrl, out var url) || url.Scheme != Uri.UriSchemeHttp)
        {
            yield return $"Portal:SandboxUrl is not an http address: “{SandboxUrl}”. Write it like http://localhost:5081.";
        }
        else if (url.Host != "localhost" && url.HostNameType is UriHostNameType.Dns)
        {
            yield return
                $"Portal:SandboxUrl names a host to listen at: “{SandboxUrl}”. Write a number of this machine, like http://0.0.0.0:5081 for every network, and the name that pages show as Portal:SandboxPublicAddress.";
        }

        if (SandboxPublicAddress.Length > 0 && (!IsOrigin(SandboxPublicAddress, out var shown) || IsAny(shown)))
        {
            yield return
                $"Portal:SandboxPublicAddress is no address to reach the embedded server by: “{SandboxPublicAddress}”. Write scheme, host and port, like http://192.0.2.7:5081.";
        }

        if (PublicAddress.Length > 0 && (!IsOrigin(PublicAddress, out var address) || IsAny(address)))
        {
            yield return
                $"Portal:PublicAddress is no address to reach the portal by: “{PublicAddress}”. Write scheme, host and port as browsers show them and no path, like https://portal.example.org.";
        }

        if (SandboxGate is not null
            && !(Uri.TryCreate(SandboxGate, UriKind.Absolute, out var gate) && gate.Scheme == Uri.UriSchemeHttp && gate.IsLoopback))
        {
            yield return $"Portal:SandboxGate is not an http address of this machine: “{SandboxGate}”. It is for tests alone; leave it out.";
        }

        if (AnchorPrefix.Length > 0
            && (AnchorPrefix.Length > 200 || AnchorPrefix[0] == '/' || AnchorPrefix[^1] != '/'
                || AnchorPrefix.Split('/').SkipLast(1).Any(name => name is "" or "." or "..")
                || AnchorPrefix.StartsWith("cpg", StringComparison.Ordinal)
                || !AnchorPrefix.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/')))
        {
            yield return
                $"Portal:AnchorPrefix is “{AnchorPrefix}”: give a folder that is no project's, of letters, digits, “-”, “_” and “.”, with a slash at its end, such as .portal-trail/, or nothing for no anchors.";
        }

        if (TypePrefixAbove < 0)
        {
            yield return $"Portal:TypePrefixAbove is {TypePrefixAbove}: give a number of bytes, 0 for every copy.";
        }

        if (SaveWithin is < 1 or > 300)
        {
            yield return $"Portal:SaveWithin is {SaveWithin}: give a number of seconds between 1 and 300.";
        }

        if (Jobs is < 1 or > 16)
        {
            yield return $"Portal:Jobs is {Jobs}: give a number between 1 and 16.";
        }
    }

    private static bool IsOrigin(string text, out Uri address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address!)
        && address.Scheme is "http" or "https"
        && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && System.Text.Ascii.IsValid(text);

    // These are for listening: nobody is there.
    private static bool IsAny(Uri address) => address.Host is "0.0.0.0" or "[::]";
}
