using System.Security.Cryptography;
using System.Text;

namespace Curation.Requesting;

/// <summary>
/// What a contributor agrees to before data is taken. A changed text is a new version in a file of its own: the versions before stay, so
/// that what somebody agreed to can be read for ever.
/// </summary>
public sealed class LicenceAgreement
{
    private const string Resources = "Curation.Agreements.";

    private static readonly Lazy<IReadOnlyList<LicenceAgreement>> Known = new(ReadEmbedded);

    public LicenceAgreement(string version, string text)
    {
        Version = version;

        // A checkout may turn line ends; what was agreed to must not depend on it.
        Text = text.ReplaceLineEndings("\n").Trim();
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }

    /// <summary>What is agreed to today.</summary>
    public static LicenceAgreement Current => Known.Value[^1];

    public string Version { get; }

    public string Text { get; }

    /// <summary>Of the text in UTF-8, its lines ended by line feeds.</summary>
    public string Sha256 { get; }

    /// <summary>The text, point by point.</summary>
    public IReadOnlyList<string> Points => Text.Split("\n\n");

    /// <summary>The words behind a consent; null if this build does not ship them.</summary>
    public static LicenceAgreement? Find(string sha256) => Known.Value.FirstOrDefault(one => one.Sha256 == sha256);

    private static IReadOnlyList<LicenceAgreement> ReadEmbedded()
    {
        var assembly = typeof(LicenceAgreement).Assembly;
        var versions = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Resources, StringComparison.Ordinal));
        return [.. versions.Select(name => (Name: name, Version: name[Resources.Length..^4]))
            .OrderBy(one => int.Parse(one.Version, System.Globalization.CultureInfo.InvariantCulture))
            .Select(Read)];

        LicenceAgreement Read((string Name, string Version) one)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(one.Name)!);
            return new LicenceAgreement(one.Version, reader.ReadToEnd());
        }
    }
}
