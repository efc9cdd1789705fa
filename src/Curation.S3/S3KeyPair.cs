namespace Curation.S3;

/// <summary>A fixed pair of keys, for a server that this process runs itself. <see cref="ToString"/> tells no secret.</summary>
public sealed record S3KeyPair(string AccessKeyId, string SecretAccessKey)
{
    public override string ToString() => $"key {AccessKeyId}";
}
