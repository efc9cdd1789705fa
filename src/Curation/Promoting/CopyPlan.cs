using System.Runtime.CompilerServices;

namespace Curation.Promoting;

public enum Standing
{
    /// <summary>The gallery has no object of this key.</summary>
    New,

    /// <summary>The gallery holds it with the same size and ETag.</summary>
    Identical,

    /// <summary>The gallery holds other bytes, or bytes that a listing cannot tell from others, under this key.</summary>
    Conflicting,
}

/// <summary>One object of the snapshot beside what the gallery holds under its key.</summary>
public readonly record struct PlanEntry(StoredObject Wanted, StoredObject? Present)
{
    public Standing Standing => Present is null ? Standing.New
        : Present.Size == Wanted.Size && Present.ETag == Wanted.ETag ? Standing.Identical
        : Standing.Conflicting;
}

/// <summary>
/// What the gallery lacks: the difference of two sorted listings, merged as they stream, with one object of each in memory. Made anew
/// after a crash it no longer has what was copied; without new entries it is the proof that all is there.
/// </summary>
public static class CopyPlan
{
    public static async IAsyncEnumerable<PlanEntry> CompareAsync(
        IAsyncEnumerable<StoredObject> wanted,
        IAsyncEnumerable<StoredObject> present,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var there = InOrderAsync(present, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await there.MoveNextAsync();
        await foreach (var item in InOrderAsync(wanted, cancellationToken))
        {
            while (more && KeyOrder.Compare(there.Current.Key, item.Key) < 0)
            {
                more = await there.MoveNextAsync();
            }

            yield return new PlanEntry(item, more && there.Current.Key == item.Key ? there.Current : null);
        }
    }

    // A listing out of order would lose objects without a word.
    private static async IAsyncEnumerable<StoredObject> InOrderAsync(
        IAsyncEnumerable<StoredObject> listing,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? last = null;
        await foreach (var item in listing.WithCancellation(cancellationToken))
        {
            if (last is not null && KeyOrder.Compare(last, item.Key) >= 0)
            {
                throw new InvalidDataException($"“{item.Key}” was listed behind “{last}”, out of order: nothing can be compared by such a listing.");
            }

            last = item.Key;
            yield return item;
        }
    }
}
