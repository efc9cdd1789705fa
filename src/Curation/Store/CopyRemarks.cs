using System.Collections.Concurrent;

namespace Curation.Store;

/// <summary>What a person should know about how copies went although they went well; each sentence once, at most fifty.</summary>
public class CopyRemarks : IDisposable
{
    private const int Most = 50;

    private readonly ConcurrentDictionary<string, byte> said = new();

    public IReadOnlyCollection<string> All => [.. said.Keys.Order(StringComparer.Ordinal)];

    public void Say(string sentence)
    {
        if (said.Count < Most)
        {
            said.TryAdd(sentence, 0);
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the gathering; what was gathered stays.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
