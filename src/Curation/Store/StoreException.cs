namespace Curation.Store;

/// <summary>
/// What a bucket or its server refused, in a sentence for the person who has to act. It carries no exception of a server: its body may hold a secret.
/// </summary>
public sealed class StoreException : Exception
{
    /// <summary>What somebody found out who asked no server, in words of their own.</summary>
    public StoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    public StoreException(StoreFailure failure, string message, StoreException? inner = null)
        : base(message, inner) => Failure = failure;

    public StoreFailure? Failure { get; }
}
