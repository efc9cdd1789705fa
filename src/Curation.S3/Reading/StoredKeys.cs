using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.Store;

namespace Curation.S3.Reading;

/// <summary>Takes keys and ETags to the SDK and back as they are stored.</summary>
internal static class StoredKeys
{
    /// <summary>Undoes <c>encoding-type=url</c>, which is asked for because keys may hold what XML cannot.</summary>
    public static string Decoded(string text, EncodingType? encoding) => encoding == EncodingType.Url ? WebUtility.UrlDecode(text) : text;

    public static string Unquoted(string? etag) => etag?.Trim('"') ?? "";

    /// <summary>The version that a request is pinned to; null for whichever is there.</summary>
    public static string? Version(StoredObject approved) => approved.VersionId.Length == 0 ? null : approved.VersionId;

    /// <summary>Where the next page begins; null after the last one.</summary>
    public static string? Continuation(Bucket bucket, ListObjectsV2Response page) =>
        page.IsTruncated != true ? null
        : page.NextContinuationToken is { Length: > 0 } token ? token
        : throw bucket.Refusals.Of(StoreReason.ListingCutOff, bucket.Call(StoreOperation.List));

    public static StoredObject Stored(S3Object found, EncodingType? encoding) =>
        new(Decoded(found.Key, encoding), found.Size ?? 0, Unquoted(found.ETag), Time(found.LastModified));

    public static StoredObject Stored(string key, GetObjectMetadataResponse head) =>
        new(key, head.ContentLength, Unquoted(head.ETag), Time(head.LastModified));

    public static StoredObject Stored(S3ObjectVersion found, EncodingType? encoding) =>
        new(Decoded(found.Key, encoding), found.Size ?? 0, Unquoted(found.ETag), Time(found.LastModified)) { VersionId = found.VersionId };

    // Plans merge two listings; one out of order would quietly make them copy, or skip, the wrong keys.
    public static void EnsureOrder(Bucket bucket, string what, string? last, string key)
    {
        if (last is not null && KeyOrder.Compare(last, key) >= 0)
        {
            throw bucket.Refusals.Of(StoreReason.OutOfOrder, bucket.Call(StoreOperation.List), what, key, last);
        }
    }

    private static DateTimeOffset Time(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : DateTimeOffset.UnixEpoch;
}
