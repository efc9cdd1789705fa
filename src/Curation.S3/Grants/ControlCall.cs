using System.Text;

namespace Curation.S3.Grants;

/// <summary>One request to S3 Control, before it is signed.</summary>
/// <param name="Method">As HTTP has it.</param>
/// <param name="Path">From the version on; ids are the provider's own, and encoded.</param>
/// <param name="Query">Names and values as they are meant.</param>
/// <param name="Body">Empty where there is none.</param>
/// <param name="HasChecksum">Access Grants ask for a checksum of the body, also of an empty one.</param>
internal sealed record ControlCall(
    string Method, string Path, IReadOnlyList<(string Name, string Value)> Query, string Body = "", bool HasChecksum = true)
{
    private const string Root = "/v20180820/accessgrantsinstance";

    public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Body);

    public string QueryText => string.Join('&', Query.Select(pair => $"{Encoded(pair.Name)}={Encoded(pair.Value)}"));

    public static ControlCall Get(string path, params (string Name, string? Value)[] query) =>
        new("GET", Root + path, [.. query.Where(pair => pair.Value is not null).Select(pair => (pair.Name, pair.Value!))]);

    public static ControlCall Post(string path, string body) => new("POST", Root + path, [], body);

    public static ControlCall Delete(string path) => new("DELETE", Root + path, []);

    /// <summary>As signatures have it: all but letters, digits and “-._~” as %XX.</summary>
    public static string Encoded(string text) => Uri.EscapeDataString(text);
}
