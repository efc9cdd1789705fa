using Curation.Store;
using Curation.Workflow.Actors;
using Portal.Ground;

namespace Portal.Jobs;

/// <summary>Why a job failed, in a sentence for whoever asked for it.</summary>
internal static class FailureMessages
{
    public static string Of(Exception exception) => exception switch
    {
        RefusedException or StoreException or InvalidDataException => exception.Message,
        _ when StorageFaults.IsFull(exception) => "The portal's disk is full. Make room in the data directory, then let the job go on.",
        _ when StorageFaults.MessageFor(exception) is { } words => words,
        IOException io => $"The portal could not write its files: {io.Message}",
        _ => $"Something unexpected happened ({exception.GetType().Name}). The log has the details; try once more, then tell whoever runs the portal.",
    };
}
