using Curation.Workflow.Deposits;
using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>Deposits that fill overlapping prefixes, as versions before let them: no new one begins, and these are for people to part.</summary>
internal static partial class OldOverlaps
{
    public static async Task WarnOfOldOverlapsAsync(this WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        foreach (var (one, other) in await FindAsync(db, CancellationToken.None))
        {
            Overlap(app.Logger, one, other);
        }
    }

    /// <summary>Each pair once. There are at most some hundred deposits to compare.</summary>
    internal static async Task<IReadOnlyList<(string One, string Other)>> FindAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var states = DepositLife.Filling;
        var filling = await db.Deposits.AsNoTracking()
            .Where(d => states.Contains(d.State))
            .OldestFirst()
            .Select(d => new { d.Prefix, d.OwnerName })
            .ToListAsync(cancellationToken);
        return [.. filling.SelectMany((one, i) => filling.Skip(i + 1).Where(other => other.Prefix.Overlaps(one.Prefix))
            .Select(other => ($"{one.Prefix} of {one.OwnerName}", $"{other.Prefix} of {other.OwnerName}")))];
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Two deposits fill overlapping prefixes, from before that was refused, so that each contributor reaches the other's data: {One} and {Other}. Have one withdrawn or published, or take its access away")]
    private static partial void Overlap(ILogger logger, string one, string other);
}
