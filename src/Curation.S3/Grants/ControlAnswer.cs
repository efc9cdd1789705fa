using System.Globalization;
using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;

namespace Curation.S3.Grants;

/// <summary>What S3 Control answered. Nothing of a body that is not understood is told on: it may hold credentials.</summary>
internal static class ControlAnswer
{
    // A page has 1,000 grants of some 4 KB at most.
    private const int Longest = 8 * 1024 * 1024;

    private static readonly XmlReaderSettings Reading = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Longest,
    };

    /// <summary>The answer's root, or the refusal as the exception that <see cref="Retry"/> and <see cref="GrantRefusals"/> know.</summary>
    /// <param name="response">Of the server, its head read.</param>
    /// <param name="root">What the root must be called; empty where no body is expected.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<XElement> ReadAsync(HttpResponseMessage response, string root, CancellationToken cancellationToken)
    {
        var bytes = await BodyAsync(response, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw Refused(response, Parsed(bytes));
        }

        if (root.Length == 0 && bytes.Length == 0)
        {
            return new XElement("Nothing");
        }

        var answer = Parsed(bytes) ?? throw new XmlException($"The answer is not the XML of S3 Control ({bytes.Length} bytes).");
        if (answer.Name.LocalName is "Error" or "ErrorResponse")
        {
            // What began well may end badly: the status was sent before.
            throw Refused(response, answer);
        }

        return root.Length == 0 || answer.Name.LocalName == root
            ? answer
            : throw new XmlException($"The answer is a “{Short(answer.Name.LocalName)}” and not a {root}.");
    }

    public static string? Text(this XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static DateTimeOffset? Time(this XElement element, string name) =>
        DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static async Task<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (kept.Length + count > Longest)
            {
                throw new XmlException($"The answer has more than {Longest} bytes.");
            }

            kept.Write(buffer, 0, count);
        }

        return kept.ToArray();
    }

    private static XElement? Parsed(byte[] bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), Reading);
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static AmazonServiceException Refused(HttpResponseMessage response, XElement? answer)
    {
        var error = answer?.Name.LocalName == "ErrorResponse" ? answer.Child("Error") : answer;
        var code = error?.Text("Code") ?? "";
        var said = error?.Text("Message") ?? $"status {(int)response.StatusCode} without an answer of S3 Control, perhaps of a proxy";
        var id = answer?.Text("RequestId") ?? error?.Text("RequestId") ?? "";
        return new AmazonServiceException(Short(said), null, ErrorType.Unknown, Short(code), Short(id), response.StatusCode);
    }

    // What a person is shown is a line, whatever a server sends.
    private static string Short(string text) =>
        string.Concat(text.Where(c => !char.IsControl(c)).Take(400));
}
