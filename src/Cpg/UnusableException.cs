namespace Cpg;

/// <summary>What was given cannot be used: ends the command with code 2. The message says which thing, why, and what to do.</summary>
internal sealed class UnusableException(string message) : Exception(message);
