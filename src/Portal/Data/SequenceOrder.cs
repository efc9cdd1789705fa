using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>Lists in the order in which things came, by <see cref="Subject.Sequence"/>: an id or a time is what the clock said, and the clock may be set back.</summary>
internal static class SequenceOrder
{
    public static IOrderedQueryable<T> NewestFirst<T>(this IQueryable<T> rows)
        where T : Subject => rows.OrderByDescending(row => row.Sequence);

    public static IOrderedQueryable<T> OldestFirst<T>(this IQueryable<T> rows)
        where T : Subject => rows.OrderBy(row => row.Sequence);

    /// <summary>What came before the last one of a page; its number is looked up once.</summary>
    public static IQueryable<T> Before<T>(this IQueryable<T> rows, DbSet<T> all, Guid last)
        where T : Subject => rows.Where(row => row.Sequence < all.Where(one => one.Id == last).Max(one => (long?)one.Sequence));

    public static IQueryable<T> After<T>(this IQueryable<T> rows, DbSet<T> all, Guid last)
        where T : Subject => rows.Where(row => row.Sequence > all.Where(one => one.Id == last).Max(one => (long?)one.Sequence));
}
