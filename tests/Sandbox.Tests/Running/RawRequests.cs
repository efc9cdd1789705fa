using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Sandbox.Tests.Running;

/// <summary>Requests as they come over the wire, without a server.</summary>
internal static class RawRequests
{
    public static DefaultHttpContext Of(string method, string rawTarget, IEnumerable<(string Name, string Value)> headers, Stream? body = null)
    {
        var context = new DefaultHttpContext();
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = rawTarget;
        context.Request.Method = method;
        var mark = rawTarget.IndexOf('?', StringComparison.Ordinal);
        context.Request.QueryString = new QueryString(mark < 0 ? "" : rawTarget[mark..]);
        foreach (var (name, value) in headers)
        {
            context.Request.Headers.Append(name, value);
        }
        context.Request.Body = body ?? Stream.Null;
        context.Response.Body = new MemoryStream();
        return context;
    }

    public static async Task<byte[]> ReadToEndAsync(Stream body)
    {
        using var kept = new MemoryStream();
        await body.CopyToAsync(kept);
        return kept.ToArray();
    }

    public static string Answer(HttpContext context) => Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
}
