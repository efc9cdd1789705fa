using Sandbox.Refusals;

namespace Sandbox;

/// <summary>
/// What browsers send without a signature in a header, and is told what it lacks here rather than that; and what they send for pages of others.
/// </summary>
internal static class Browsers
{
    public static void Refuse(HttpRequest request)
    {
        if (HttpMethods.IsOptions(request.Method))
        {
            throw Preflight(request);
        }
        if (HttpMethods.IsPost(request.Method) && request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) is true)
        {
            throw new S3Exception(
                "NotImplemented", 501, "Uploads by a form with a POST policy are not implemented here: sign a URL for a PUT instead.");
        }
        // Before a plain POST browsers do not ask whether a page may, and with the published keys any page can sign one.
        if (HttpMethods.IsPost(request.Method) && request.Headers.Origin.Count > 0)
        {
            throw Forbidden(request.Method);
        }
    }

    // No bucket has rules for pages of other origins here, so that each asks in vain.
    private static S3Exception Preflight(HttpRequest request)
    {
        if (request.Headers.Origin.Count == 0)
        {
            return new S3Exception("BadRequest", 400, "Insufficient information. Origin request header needed.");
        }
        var method = request.Headers.AccessControlRequestMethod.ToString();
        return Forbidden(method.Length == 0 ? request.Method : method);
    }

    private static S3Exception Forbidden(string method) =>
        new("AccessForbidden", 403, "CORSResponse: CORS is not enabled for this bucket.", ("Method", method), ("ResourceType", "BUCKET"));
}
