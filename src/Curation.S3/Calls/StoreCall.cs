namespace Curation.S3.Calls;

/// <summary>What was being done when a server refused: it completes the sentence “Could not …”.</summary>
internal readonly record struct StoreCall(string Verb, string Bucket, string? Key = null)
{
    public override string ToString() => Key is null ? $"{Verb} bucket “{Bucket}”" : $"{Verb} s3://{Bucket}/{Key}";
}
