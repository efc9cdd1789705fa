using System.Runtime.CompilerServices;
using Curation.Store;

namespace Curation.Plans;

/// <summary>Two sorted listings side by side as they stream, one entry of each in memory: what both have, and what only one has.</summary>
public static class ListingMerge
{
    public static async IAsyncEnumerable<(TLeft? Left, TRight? Right)> PairAsync<TLeft, TRight>(
        IAsyncEnumerable<TLeft> left,
        Func<TLeft, string> keyOfLeft,
        IAsyncEnumerable<TRight> right,
        Func<TRight, string> keyOfRight,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TLeft : class
        where TRight : class
    {
        await using var one = InOrderAsync(left, keyOfLeft, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var other = InOrderAsync(right, keyOfRight, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var (hasOne, hasOther) = (await one.MoveNextAsync(), await other.MoveNextAsync());
        while (hasOne || hasOther)
        {
            var order = !hasOne ? 1 : !hasOther ? -1 : KeyOrder.Compare(keyOfLeft(one.Current), keyOfRight(other.Current));
            yield return (order <= 0 ? one.Current : null, order >= 0 ? other.Current : null);
            hasOne = order <= 0 ? await one.MoveNextAsync() : hasOne;
            hasOther = order >= 0 ? await other.MoveNextAsync() : hasOther;
        }
    }

    // A listing out of order would lose objects without a word.
    private static async IAsyncEnumerable<T> InOrderAsync<T>(
        IAsyncEnumerable<T> listing, Func<T, string> keyOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? last = null;
        await foreach (var item in listing.WithCancellation(cancellationToken))
        {
            var key = keyOf(item);
            if (last is not null && KeyOrder.Compare(last, key) >= 0)
            {
                throw new InvalidDataException($"“{key}” was listed behind “{last}”, out of order: nothing can be compared by such a listing.");
            }

            last = key;
            yield return item;
        }
    }
}
