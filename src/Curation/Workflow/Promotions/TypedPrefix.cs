using Curation.Store;

namespace Curation.Workflow.Promotions;

/// <summary>What an approver typed to say that they know where a large copy goes.</summary>
/// <param name="Text">As it was typed; null for nothing.</param>
/// <param name="Above">Copies of more bytes than this ask for it.</param>
public sealed record TypedPrefix(string? Text, long Above)
{
    public bool IsAskedFor(long bytes) => bytes > Above;

    public bool IsMissing(long bytes, Prefix prefix) => IsAskedFor(bytes) && Prefix.Shaped(Text) != prefix.Text;
}
