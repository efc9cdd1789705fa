namespace Cpg.Exits;

/// <summary>How a command ends.</summary>
internal static class ExitCode
{
    public const int Clean = 0;

    /// <summary>Some errors were found, some repairs refused, or credentials.</summary>
    public const int Found = 1;

    public const int Unusable = 2;

    // What shells report for a program that Ctrl-C, or the end of a pipe's reader, has ended.
    public const int Interrupted = 130;
    public const int ReaderGone = 141;
}

/// <summary>What was given cannot be used: ends the command with code 2. The message says which thing, why, and what to do.</summary>
internal sealed class UnusableException(string message) : Exception(message);
