using System.Text;
using Sandbox.Refusals;
using Sandbox.S3.Policies;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Wire;

namespace Sandbox.S3.Buckets;

/// <summary>Reads, sets and removes the policy of a bucket.</summary>
internal sealed class BucketPolicyOperations(BucketStore buckets)
{
    /// <summary>As on AWS.</summary>
    private const int Longest = 20 * 1024;

    public Func<S3Request, Task>? Of(string method) => method switch
    {
        "GET" => GetAsync,
        "PUT" => PutAsync,
        "DELETE" => DeleteAsync,
        _ => null,
    };

    private async Task GetAsync(S3Request request)
    {
        request.RequireOnBucket("s3:GetBucketPolicy");
        var text = buckets.Policy(buckets.Get(request.Bucket).Name) ?? throw new S3Exception("NoSuchBucketPolicy", 404, "The bucket policy does not exist");
        request.Response.ContentType = "application/json";
        await request.Response.WriteAsync(text, request.Aborted);
    }

    private async Task PutAsync(S3Request request)
    {
        request.RequireOnBucket("s3:PutBucketPolicy");
        buckets.Get(request.Bucket);
        var sent = SentChecksums.Of(request);
        var bytes = await BoundedBody.ReadAsync(request.Body, request.Aborted);
        sent.Verify(bytes);
        if (bytes.Length > Longest)
        {
            throw new S3Exception("MalformedPolicy", 400, $"Bucket policies have at most {Longest} bytes; this one has {bytes.Length}.");
        }
        var text = Encoding.UTF8.GetString(bytes);
        BucketPolicyParser.Parse(text, request.Bucket);
        buckets.SetPolicy(request.Bucket, text);
        request.Response.StatusCode = 204;
    }

    private Task DeleteAsync(S3Request request)
    {
        request.RequireOnBucket("s3:DeleteBucketPolicy");
        buckets.Get(request.Bucket);
        buckets.SetPolicy(request.Bucket, null);
        request.Response.StatusCode = 204;
        return Task.CompletedTask;
    }
}
