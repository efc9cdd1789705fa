using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Sandbox.Refusals;

namespace Sandbox.S3Control;

/// <summary>Writes what S3 Control answers, in its namespace.</summary>
internal static class ControlXml
{
    private static readonly XNamespace Namespace = "http://awss3control.amazonaws.com/doc/2018-08-20/";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static Task WriteAsync(HttpContext context, XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = Namespace + element.Name.LocalName;
        }
        return WriteAsync(context, 200, root);
    }

    public static Task WriteErrorAsync(HttpContext context, S3Exception error)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }
        var id = context.Response.Headers["x-amz-request-id"].ToString();
        return WriteAsync(context, error.Status, new XElement("ErrorResponse",
            new XElement("Error", new XElement("Code", error.Code), new XElement("Message", error.Message)),
            new XElement("RequestId", id),
            new XElement("HostId", "sandbox")));
    }

    private static async Task WriteAsync(HttpContext context, int status, XElement root)
    {
        // Refusals repeat what was sent, and XML cannot carry every character of that.
        foreach (var text in root.DescendantNodes().OfType<XText>())
        {
            text.Value = string.Concat(text.Value.Select(c => XmlConvert.IsXmlChar(c) ? c : '?'));
        }
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        var bytes = Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
