using System.Collections.Concurrent;

namespace Curation.S3;

/// <summary>What a person should know about how copies went although they went well; each sentence once, at most fifty.</summary>
internal sealed class S3Remarks
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
}
