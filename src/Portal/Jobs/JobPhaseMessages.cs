namespace Portal.Jobs;

/// <summary>What people read of a job's phase.</summary>
internal static class JobPhaseMessages
{
    public static string Describe(this JobPhase phase) => phase switch
    {
        JobPhase.Listing => "Listing and checking",
        JobPhase.LookingAtGallery => "Looking at what the gallery holds",
        JobPhase.ReadingTables => "Reading the tables",
        JobPhase.Comparing => "Comparing with the gallery",
        JobPhase.Copying => "Copying",
        JobPhase.Verifying => "Verifying",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, null),
    };
}
