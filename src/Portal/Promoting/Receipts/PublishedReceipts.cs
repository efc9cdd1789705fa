using System.Data;
using Curation.Workflow;
using Curation.Workflow.Promotions;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Promoting.Receipts;

/// <summary>The receipts of what was published, for anybody.</summary>
public sealed class PublishedReceipts(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>The receipt's JSON; null if nothing was published under this id.</summary>
    /// <exception cref="ReceiptFaultException">It is not what the audit trail tells of, and is not handed out.</exception>
    public async Task<string?> FindAsync(Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);

        // One view of both: else a copy that ends in between would have a fact and no receipt.
        await using var view = await db.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancellationToken);
        var receipt = await db.Promotions.AsNoTracking().Where(p => p.Id == id).Select(p => p.Receipt).SingleOrDefaultAsync(cancellationToken) ?? "";
        var fact = await db.Facts.AsNoTracking().Where(f => f.What == PromotionFacts.CopyDone && f.SubjectId == id).OrderByDescending(f => f.Number)
            .FirstOrDefaultAsync(cancellationToken);
        var next = fact is null ? null : await db.Facts.AsNoTracking().SingleOrDefaultAsync(f => f.Number == fact.Number + 1, cancellationToken);
        var fault = ReceiptFact.Fault(receipt, fact, next);
        return fault.Length > 0 ? throw new ReceiptFaultException(fault) : receipt.Length == 0 ? null : receipt;
    }
}

/// <summary>A receipt is not the one that was made: a sentence for whoever asked for it.</summary>
public sealed class ReceiptFaultException(string sentence) : Exception(sentence);
