using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Sandbox.Sts;

/// <summary>Writes what STS answers, in its namespace and with its status.</summary>
internal static class StsXml
{
    private static readonly XNamespace Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

    public static Task WriteAsync(HttpContext context, string action, XElement result)
    {
        var metadata = new XElement("ResponseMetadata", new XElement("RequestId", context.TraceIdentifier));
        return WriteAsync(context, 200, new XElement($"{action}Response", result, metadata));
    }

    public static Task WriteErrorAsync(HttpContext context, string code, int status, string message) =>
        WriteAsync(context, status, new XElement("ErrorResponse",
            new XElement("Error", new XElement("Type", "Sender"), new XElement("Code", code), new XElement("Message", message)),
            new XElement("RequestId", context.TraceIdentifier)));

    private static async Task WriteAsync(HttpContext context, int status, XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = Namespace + element.Name.LocalName;
        }
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml";
        var bytes = Encoding.UTF8.GetBytes(Printable(root));
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    // Messages repeat what was sent, and XML cannot carry every character of that.
    private static string Printable(XElement root)
    {
        foreach (var text in root.DescendantNodes().OfType<XText>())
        {
            text.Value = string.Concat(text.Value.Select(c => XmlConvert.IsXmlChar(c) ? c : '?'));
        }
        return root.ToString(SaveOptions.DisableFormatting);
    }
}
