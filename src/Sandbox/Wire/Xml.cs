using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Sandbox.Refusals;

namespace Sandbox.Wire;

/// <summary>S3's XML, there and back.</summary>
internal static class Xml
{
    // A thousand keys to delete, or ten thousand parts with their checksums, stay below this.
    private const int LongestDocument = 4 * 1024 * 1024;

    // Keys may hold characters that XML 1.0 forbids; S3 writes them as references all the same.
    private static readonly XmlWriterSettings Writing = new()
    {
        Encoding = new UTF8Encoding(false),
        CheckCharacters = false,
        NewLineHandling = NewLineHandling.Entitize,
    };

    private static readonly XmlReaderSettings Reading = new() { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit };

    public static XNamespace Namespace { get; } = "http://s3.amazonaws.com/doc/2006-03-01/";

    public static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    /// <summary>An element with text; none where there is no text.</summary>
    public static XElement? Optional(string name, string? text) => text is null ? null : Element(name, text);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static Task WriteAsync(HttpResponse response, XElement document, CancellationToken cancellationToken) =>
        WriteAsync(response, document.Save, cancellationToken);

    /// <summary>Writes a document of S3's namespace without building it first.</summary>
    public static Task WriteAsync(HttpResponse response, string root, Action<XmlWriter> content, CancellationToken cancellationToken) =>
        WriteAsync(response, writer =>
        {
            writer.WriteStartDocument();
            writer.WriteStartElement(root, Namespace.NamespaceName);
            content(writer);
            writer.WriteEndElement();
        }, cancellationToken);

    /// <summary>An element with text; none where there is no text.</summary>
    public static void Text(this XmlWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteElementString(name, Namespace.NamespaceName, text);
        }
    }

    public static void Start(this XmlWriter writer, string name) => writer.WriteStartElement(name, Namespace.NamespaceName);

    public static void Number(this XmlWriter writer, string name, long number) => writer.Text(name, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a small document of the given shape, whether it says its namespace or not.</summary>
    public static XElement Parse(byte[] bytes, DocumentShape shape, CancellationToken cancellationToken)
    {
        try
        {
            using var walked = XmlReader.Create(new MemoryStream(bytes), Reading);
            XmlBounds.Require(walked, cancellationToken);
            using var reader = XmlReader.Create(new MemoryStream(bytes), Reading);
            var document = XElement.Load(reader, LoadOptions.PreserveWhitespace);
            shape.Require(document);
            return document;
        }
        catch (XmlException)
        {
            throw Malformed();
        }
    }

    /// <summary>Reads a body that is to be parsed; refuses one that no honest client sends.</summary>
    public static async Task<byte[]> ReadBodyAsync(Stream body, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (bytes.Length + read > LongestDocument)
            {
                throw new S3Exception("MaxMessageLengthExceeded", 400, "Your request was too big.");
            }
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    private static async Task WriteAsync(HttpResponse response, Action<XmlWriter> document, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Writing))
        {
            document(writer);
        }
        response.ContentType = "application/xml";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), cancellationToken);
    }

    public static IEnumerable<XElement> Children(this XElement element, string name) =>
        element.Elements().Where(child => child.Name.LocalName == name);

    public static string? ChildText(this XElement element, string name) => element.Children(name).FirstOrDefault()?.Value;

    public static S3Exception Malformed() =>
        new("MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our published schema");
}
