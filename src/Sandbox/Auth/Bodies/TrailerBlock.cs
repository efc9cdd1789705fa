using System.Text;
using Sandbox.Refusals;

namespace Sandbox.Auth.Bodies;

/// <summary>The headers behind the last chunk: exactly those that x-amz-trailer announced.</summary>
internal sealed class TrailerBlock(IReadOnlyList<string> announced)
{
    private const string SignatureName = "x-amz-trailer-signature";

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly StringBuilder signed = new();

    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>The text that the trailer signature covers.</summary>
    public string Signed => signed.ToString();

    public string? Signature { get; private set; }

    public void Add(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? "" : line[..colon].Trim().ToLowerInvariant();
        var value = line[(colon + 1)..].Trim();
        if (name == SignatureName && Signature is null)
        {
            Signature = value;
            return;
        }
        if (Signature is not null || !announced.Contains(name) || !values.TryAdd(name, value))
        {
            throw Malformed($"'{name}' was not announced by x-amz-trailer, or stands twice, or behind the signature.");
        }
        signed.Append(name).Append(':').Append(value).Append('\n');
    }

    public void End()
    {
        var missing = announced.FirstOrDefault(name => !values.ContainsKey(name));
        if (missing is not null)
        {
            throw Malformed($"'{missing}' was announced by x-amz-trailer and did not come.");
        }
    }

    private static S3Exception Malformed(string why) =>
        new("MalformedTrailerError", 400, "The request contained trailing data that was not well-formed: " + why);
}
