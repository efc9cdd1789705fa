using System.Text;
using System.Xml.Linq;
using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Objects;

/// <summary>One object, or up to a thousand of which each has its own answer.</summary>
internal sealed class DeleteObjects(Store store)
{
    private const int MostKeys = 1000;

    // The last two are conditions of another kind of bucket: what is asked to be deleted only if must not be deleted anyway.
    private static readonly DocumentShape Shape =
        new("Delete", "Quiet", "Object+", "Object/Key", "Object/VersionId", "Object/ETag", "Object/Size!", "Object/LastModifiedTime!");

    public Task OneAsync(S3Request request)
    {
        request.RequireOnObject("s3:DeleteObject");
        var condition = new WriteCondition(request.Address.Key, false, request.Header("If-Match"));
        store.Objects.Delete(store.Buckets.Get(request.Bucket), request.Key, condition.Check);
        request.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    public async Task ManyAsync(S3Request request)
    {
        var sent = SentChecksums.Of(request);
        if (!sent.Any)
        {
            throw new S3Exception("InvalidRequest", 400, "Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
        }
        var body = await Xml.ReadBodyAsync(request.Body, request.Aborted);
        sent.Verify(body);
        var document = Xml.Parse(body, Shape, request.Aborted);
        var asked = document.Children("Object").ToList();
        var quiet = document.ChildText("Quiet")?.Trim();
        var isQuiet = "true".Equals(quiet, StringComparison.OrdinalIgnoreCase);
        if (asked.Count is 0 or > MostKeys || (quiet is not null && !isQuiet && !quiet.Equals("false", StringComparison.OrdinalIgnoreCase)))
        {
            throw Xml.Malformed();
        }
        var bucket = store.Buckets.Get(request.Bucket);
        var answers = asked.Select(one => Delete(request, bucket, one)).ToList();
        await Xml.WriteAsync(
            request.Response,
            Xml.Element("DeleteResult", answers.Where(answer => !isQuiet || answer.Name.LocalName == "Error")),
            request.Aborted);
    }

    private XElement Delete(S3Request request, BucketRecord bucket, XElement asked)
    {
        request.Aborted.ThrowIfCancellationRequested();
        var key = asked.ChildText("Key") ?? throw Xml.Malformed();
        try
        {
            var address = new Address(request.Bucket, key, Encoding.UTF8.GetBytes(key));
            request.Require("s3:DeleteObject", address);
            if (asked.ChildText("VersionId") is not (null or "" or "null"))
            {
                throw new S3Exception("NoSuchVersion", 404, "The specified version does not exist.");
            }
            store.Objects.Delete(bucket, address.KeyBytes, new WriteCondition(key, false, asked.ChildText("ETag")).Check);
            return Xml.Element("Deleted", Xml.Element("Key", key));
        }
        catch (S3Exception refused)
        {
            return Refused(key, refused.Code, refused.Message);
        }
        catch (IOException failure)
        {
            return Refused(key, "InternalError", failure.Message);
        }
    }

    private static XElement Refused(string key, string code, string message) =>
        Xml.Element("Error", Xml.Element("Key", key), Xml.Element("Code", code), Xml.Element("Message", message));
}
