using Curation.Requesting;

namespace Portal.Uploading;

/// <summary>The bucket that data comes from: its name, and what the request told of it besides, which may be nothing.</summary>
/// <param name="Bucket">Its name.</param>
/// <param name="Region">Where it lies; empty if nobody told.</param>
/// <param name="WriterArns">The ARNs that will write, which then read from it; empty if nobody told.</param>
public sealed record UploadSource(string Bucket, string Region, IReadOnlyList<string> WriterArns)
{
    /// <summary>The request's own bucket with all that is known of it; another one by its name alone.</summary>
    public static UploadSource Of(string bucket, DatasetRequest? request) =>
        request is { Home: DataHome.S3 } && request.Bucket == bucket ? new(bucket, request.Region, Curation.Requesting.WriterArns.Read(request.WriterArns)) : new(bucket, "", []);
}
