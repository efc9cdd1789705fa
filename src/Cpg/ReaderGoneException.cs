namespace Cpg;

/// <summary>Nobody reads the output any more, as behind <c>| head</c>.</summary>
internal sealed class ReaderGoneException(IOException inner) : Exception("The reader of the output has gone.", inner);
