using System.Text;
using System.Xml.Linq;

namespace Sandbox.S3;

/// <summary>An object's tags, from a header or from XML, within S3's limits.</summary>
internal static class Tags
{
    public static Dictionary<string, string> Of(S3Request request) =>
        request.Header("x-amz-tagging") is { Length: > 0 } header ? Checked(header.Split('&').Select(Pair)) : [];

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
            if (name.Length is 0 or > 128)
            {
                throw new S3Exception("InvalidTag", 400, "The TagKey you have provided is invalid");
            }
            if (value.Length > 256)
            {
                throw new S3Exception("InvalidTag", 400, "The TagValue you have provided is invalid");
            }
            if (!tags.TryAdd(name, value))
            {
                throw new S3Exception("InvalidTag", 400, "Cannot provide multiple Tags with the same key");
            }
        }
        return tags.Count <= 10 ? tags : throw new S3Exception("BadRequest", 400, "Object tags cannot be greater than 10");
    }

    private static (string Name, string Value) Pair(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (Decode(text), "") : (Decode(text[..equals]), Decode(text[(equals + 1)..]));
    }

    private static string Decode(string text) => Encoding.UTF8.GetString(PercentEncoding.Decode(text, plusIsBlank: true));
}
