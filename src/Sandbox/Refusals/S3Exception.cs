namespace Sandbox.Refusals;

/// <summary>A refusal in S3's own words: its code, its HTTP status, a sentence, and what else AWS tells beside it.</summary>
internal sealed class S3Exception(string code, int status, string message, params (string Name, string? Value)[] details) : Exception(message)
{
    public string Code => code;

    public int Status => status;

    /// <summary>Such as Key, Condition or ArgumentName.</summary>
    public IReadOnlyList<(string Name, string? Value)> Details => details;
}
