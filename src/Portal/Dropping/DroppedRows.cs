using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Portal.Checking;

namespace Portal.Dropping;

internal static class DroppedRows
{
    /// <summary>The report as the pages of checks know one; it is stored nowhere.</summary>
    public static Checks.Row AsRun(this DroppedListings.Row row) => new(
        row.Id, CheckOf.Listing, Guid.Empty, row.Prefix, row.Name, JobState.Done, row.Reason, row.AskedBy, row.At, row.At, row.EndedAt, row.Staged.Objects,
        row.Staged.Bytes, row.Errors, row.Warnings, row.Infos, DeclaredObjects: 0, row.Counted, SnapshotHash: "", row.RulesVersion, row.Registry);
}
