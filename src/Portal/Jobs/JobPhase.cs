namespace Portal.Jobs;

/// <summary>What a running job is at. The first three are a check's, then a plan's, then a copy's.</summary>
public enum JobPhase
{
    Listing,
    LookingAtGallery,
    ReadingTables,
    Comparing,
    Copying,
    Verifying,
}
