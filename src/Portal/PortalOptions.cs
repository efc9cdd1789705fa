namespace Portal;

/// <summary>Where the portal keeps its own data, and where its embedded server listens when no bucket is configured.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>The database, snapshots, findings, keys that protect cookies, and the embedded server's objects.</summary>
    public string DataDirectory { get; init; } = ".data";

    public string SandboxUrl { get; init; } = "http://localhost:5081";

    /// <summary>For tests: an address that the embedded server asks before it does anything, and waits for.</summary>
    public string? SandboxGate { get; init; }

    /// <summary>Whether the embedded server's first start brings example data.</summary>
    public bool Seed { get; init; } = true;

    /// <summary>How many jobs run side by side; each copy has its own parallelism below this.</summary>
    public int Jobs { get; init; } = 2;

    /// <summary>Copies of more bytes than this are approved by typing the prefix, too.</summary>
    public long TypePrefixAbove { get; init; } = 1_000_000_000_000;

    /// <summary>How long a save waits for another program that has locked the database, in seconds.</summary>
    public int SaveWithin { get; init; } = 30;

    public IEnumerable<string> Faults()
    {
        if (string.IsNullOrWhiteSpace(DataDirectory))
        {
            yield return "Portal:DataDirectory is empty: name a folder that the portal may write to.";
        }

        if (!Uri.TryCreate(SandboxUrl, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp)
        {
            yield return $"Portal:SandboxUrl is not an http address: “{SandboxUrl}”. Write it like http://localhost:5081.";
        }

        if (SandboxGate is not null && !(Uri.TryCreate(SandboxGate, UriKind.Absolute, out var gate) && gate.Scheme == Uri.UriSchemeHttp && gate.IsLoopback))
        {
            yield return $"Portal:SandboxGate is not an http address of this machine: “{SandboxGate}”. It is for tests alone; leave it out.";
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
}
