namespace Sandbox.Sts;

/// <summary>A refusal in the words of STS.</summary>
internal sealed class StsException(string code, int status, string message) : Exception(message)
{
    public string Code => code;

    public int Status => status;

    public static StsException Validation(string message) => new("ValidationError", 400, message);
}
