namespace Sandbox.S3;

/// <summary>A refusal in S3's own words: its code, its HTTP status and a sentence.</summary>
internal sealed class S3Exception(string code, int status, string message) : Exception(message)
{
    public string Code => code;

    public int Status => status;
}
