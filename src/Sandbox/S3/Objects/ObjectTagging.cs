using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Objects;

internal sealed class ObjectTagging(Store store)
{
    public Task GetAsync(S3Request request)
    {
        request.RequireOnObject("s3:GetObjectTagging");
        var found = store.Objects.Find(store.Buckets.Get(request.Bucket), request.Key) ?? throw request.Missing(request.Address);
        return Xml.WriteAsync(request.Response, Tags.ToXml(found.Tags), request.Aborted);
    }

    public async Task PutAsync(S3Request request)
    {
        request.RequireOnObject("s3:PutObjectTagging");
        var sent = SentChecksums.Of(request);
        var body = await Xml.ReadBodyAsync(request.Body, request.Aborted);
        sent.Verify(body);
        Set(request, Tags.Of(Xml.Parse(body, Tags.Shape, request.Aborted)));
    }

    public Task DeleteAsync(S3Request request)
    {
        request.RequireOnObject("s3:DeleteObjectTagging");
        Set(request, []);
        request.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private void Set(S3Request request, Dictionary<string, string> tags)
    {
        ObjectRecord Change(ObjectRecord found) => found with { Tags = tags };
        if (!store.Objects.Change(store.Buckets.Get(request.Bucket), request.Key, Change))
        {
            throw request.Missing(request.Address);
        }
    }
}
