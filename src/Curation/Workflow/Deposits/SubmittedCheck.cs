namespace Curation.Workflow.Deposits;

/// <summary>The newest finished check of a deposit's data, as far as a submission rests on it.</summary>
/// <param name="WaivedErrors">How many of the errors waivers cover, by what the contributor saw.</param>
/// <param name="AreWaiversGood">Whether each of those waivers is the deposit's, and in force.</param>
public sealed record SubmittedCheck(
    Guid Id, long Objects, long CountedObjects, long Errors, long WaivedErrors, bool AreWaiversGood, string SnapshotHash)
{
    public long OpenErrors => Errors - WaivedErrors;
}
