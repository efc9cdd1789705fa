namespace Curation.S3.Calls;

/// <summary>A fixed pair of keys, for a server that this process runs itself. <see cref="ToString"/> tells no secret.</summary>
public sealed record AccessKeyPair(string AccessKeyId, string SecretAccessKey)
{
    public override string ToString() => $"key {AccessKeyId}";
}
