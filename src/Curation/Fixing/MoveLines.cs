namespace Curation.Fixing;

/// <summary>Lines of <c>aws s3 mv</c> for a POSIX shell.</summary>
public sealed class MoveLines(string bucket, string? endpoint) : IMoveFormat
{
    public string? Refuse(KeyRepair repair) =>
        repair.Source.EndsWith('/') || repair.Target.EndsWith('/') ? "“aws s3 mv” takes a key that ends with a slash for a folder."
        : repair.Source.Contains('\0', StringComparison.Ordinal) ? "a command line cannot hold the character NUL."
        : null;

    public string Line(KeyRepair repair) => $"aws s3 mv{Endpoint} {Address(repair.Source)} {Address(repair.Target)}";

    private string Endpoint => endpoint is null ? "" : $" --endpoint-url {Quoted(endpoint)}";

    private string Address(string key) => Quoted($"s3://{bucket}/{key}");

    // Within single quotes a POSIX shell leaves everything as it is, but for the quote itself.
    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
