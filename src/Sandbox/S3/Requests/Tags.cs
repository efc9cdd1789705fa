using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sandbox.Refusals;
using Sandbox.Wire;

namespace Sandbox.S3.Requests;

/// <summary>An object's tags, from a header or from XML, within S3's limits.</summary>
internal static partial class Tags
{
    private const string HeaderName = "x-amz-tagging";

    public static DocumentShape Shape { get; } = new("Tagging", "TagSet", "TagSet/Tag+", "TagSet/Tag/Key", "TagSet/Tag/Value");

    public static Dictionary<string, string> Of(S3Request request)
    {
        var header = request.Header(HeaderName) ?? "";
        var pairs = header.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(text => Pair(text) ?? throw Unreadable(header)).ToList();
        return pairs.DistinctBy(pair => pair.Name).Count() == pairs.Count ? Checked(pairs) : throw Unreadable(header);
    }

    public static Dictionary<string, string> Of(XElement tagging) => Checked(tagging.Children("TagSet")
        .SelectMany(set => set.Children("Tag"))
        .Select(tag => (tag.ChildText("Key") ?? throw Xml.Malformed(), tag.ChildText("Value") ?? throw Xml.Malformed())));

    public static XElement ToXml(IReadOnlyDictionary<string, string> tags) => Xml.Element("Tagging",
        Xml.Element("TagSet", tags.Select(tag => Xml.Element("Tag", Xml.Element("Key", tag.Key), Xml.Element("Value", tag.Value)))));

    private static Dictionary<string, string> Checked(IEnumerable<(string Name, string Value)> pairs)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            if (name.Length is 0 or > 128 || !Letters().IsMatch(name))
            {
                throw Invalid("The TagKey you have provided is invalid", name);
            }
            if (name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw Invalid("Your TagKey cannot be prefixed with aws:", name);
            }
            if (value.Length > 256 || !Letters().IsMatch(value))
            {
                throw Invalid("The TagValue you have provided is invalid", name, value);
            }
            if (!tags.TryAdd(name, value))
            {
                throw Invalid("Cannot provide multiple Tags with the same key", name);
            }
        }
        return tags.Count <= 10 ? tags : throw new S3Exception("BadRequest", 400, "Object tags cannot be greater than 10");
    }

    private static S3Exception Invalid(string why, string name, string? value = null) =>
        new("InvalidTag", 400, why, ("TagKey", name), ("TagValue", value));

    private static S3Exception Unreadable(string header) => Refusal.InvalidArgument(HeaderName, header,
        "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.");

    private static (string Name, string Value)? Pair(string text)
    {
        var pieces = text.Split('=');
        try
        {
            return pieces.Length <= 2 ? (Decode(pieces[0]), pieces.Length == 2 ? Decode(pieces[1]) : "") : null;
        }
        catch (S3Exception)
        {
            return null;
        }
    }

    private static string Decode(string text) => PercentEncoding.Text(PercentEncoding.Decode(text, plusIsBlank: true));

    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+@-]*\z")]
    private static partial Regex Letters();
}
