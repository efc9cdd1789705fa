using System.Net;
using System.Text;
using System.Xml.Linq;

namespace Sandbox.Tests.Running;

/// <summary>What came back, read to its end.</summary>
internal sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? this[string header] => Headers.GetValueOrDefault(header);

    public string? ErrorCode => Find("Code");

    public string Root => XElement.Parse(Text).Name.LocalName;

    public string? Find(string element) => Body.Length > 0 && All(element) is [var first, ..] ? first : null;

    public IReadOnlyList<string> All(string element) => [.. XElement.Parse(Text, LoadOptions.PreserveWhitespace)
        .DescendantsAndSelf().Where(found => found.Name.LocalName == element).Select(found => found.Value)];
}
