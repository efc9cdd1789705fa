using Curation.Store;

namespace Curation.Counting;

/// <summary>What a contributor says was sent: objects, without folder markers, and bytes if they were counted.</summary>
public sealed record Declared(long Objects, long? Bytes = null)
{
    /// <summary>Compares with what is staged. The count decides; bytes are told, because tools count them differently.</summary>
    /// <param name="staged">What is staged, without folder markers.</param>
    /// <param name="markers">The folder markers beside it.</param>
    public CountComparison Against(Tally staged, long markers = 0) => new(this, staged, markers);
}
