using Curation.Store;
using Microsoft.AspNetCore.Connections;

namespace Portal.Ground;

/// <summary>Why the portal cannot start, in a sentence for whoever starts it.</summary>
internal sealed class StartException(string sentence, Exception? inner = null) : Exception(sentence, inner);

internal static class StartFailure
{
    /// <summary>The sentence, or null for what nobody foresaw: that keeps its stack.</summary>
    public static string? MessageFor(Exception exception) => exception switch
    {
        StartException or StoreException => exception.Message,
        AggregateException { InnerException: { } first } => MessageFor(first),
        IOException { InnerException: AddressInUseException } taken =>
            $"{taken.Message} Stop what listens there, or choose other addresses: --urls for the portal, --Portal:SandboxUrl for the embedded server.",
        _ when StorageFaults.MessageFor(exception) is { } words => words,
        IOException or InvalidDataException or UnauthorizedAccessException => exception.Message,
        _ => null,
    };
}
