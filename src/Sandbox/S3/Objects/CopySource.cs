using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.Storage;
using Sandbox.Wire;

namespace Sandbox.S3.Objects;

/// <summary>The object that a copy reads: found, allowed and unchanged, or refused in S3's words.</summary>
internal static class CopySource
{
    public const string HeaderName = "x-amz-copy-source";

    public static (Address Address, OpenObject Source) Open(S3Request request, Store store)
    {
        var address = Address.OfCopySource(request.Header(HeaderName)!);
        request.Require("s3:GetObject", address);
        var source = store.Objects.Open(store.Buckets.Get(address.Bucket), address.KeyBytes) ?? throw request.Missing(address);
        try
        {
            var condition = ReadCondition.OfCopySource(request);
            if (!condition.Holds(source.Record.Summary))
            {
                throw condition.NotModified();
            }
            Archive.RequireReadable(source.Record);
            return (address, source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public static void RequireCopyable(long length)
    {
        if (length > PutObject.Largest)
        {
            throw new S3Exception("InvalidRequest", 400,
                $"The specified copy source is larger than the maximum allowable size for a copy source: {PutObject.Largest}");
        }
    }
}
