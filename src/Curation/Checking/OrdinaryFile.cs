namespace Curation.Checking;

/// <summary>What nearly every file of the gallery is; most rules have nothing to say about one, see <see cref="KeyRule.MindsFolder"/>.</summary>
internal static class OrdinaryFile
{
    /// <summary>In bytes; hardly any file is smaller.</summary>
    public const int LeastSize = 10;
}
