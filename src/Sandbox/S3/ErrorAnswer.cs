using System.Xml.Linq;
using Sandbox.Refusals;
using Sandbox.Wire;

namespace Sandbox.S3;

/// <summary>A refusal as S3 writes it; to a HEAD, which has no body, by its status alone.</summary>
internal static class ErrorAnswer
{
    public static async Task WriteAsync(HttpContext http, S3Exception error)
    {
        var response = http.Response;
        if (response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            http.Abort();
            return;
        }
        var id = response.Headers["x-amz-request-id"].ToString();
        KeepOnly(response.Headers, "x-amz-request-id", "x-amz-id-2", "Server", "Connection");
        response.StatusCode = error.Status;
        if (HttpMethods.IsHead(http.Request.Method) || error.Status == 304)
        {
            return;
        }
        var document = new XElement("Error",
            new XElement("Code", error.Code),
            new XElement("Message", error.Message),
            error.Details.Where(detail => detail.Value is not null).Select(detail => new XElement(detail.Name, Printable(detail.Value!))),
            new XElement("RequestId", id),
            new XElement("HostId", "sandbox"));
        await Xml.WriteAsync(response, document, http.RequestAborted);
    }

    // A refusal that the client's parser refuses would tell nothing at all; listings write such characters all the same.
    private static string Printable(string text) =>
        string.Concat(
            text.EnumerateRunes().Select(rune => rune.Value > 0xFFFF || System.Xml.XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "?"));

    // What was said of the object, its encoding above all, does not hold for the refusal.
    private static void KeepOnly(IHeaderDictionary headers, params string[] names)
    {
        foreach (var name in headers.Keys.Except(names, StringComparer.OrdinalIgnoreCase).ToList())
        {
            headers.Remove(name);
        }
    }
}
