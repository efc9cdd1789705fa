using Curation.Store;
using Curation.Workflow.Actors;
using Portal.Ground;

namespace Portal.Components.Kit;

/// <summary>Looks again and again for as long as a page stays open, so that what others do elsewhere shows by itself.</summary>
internal static class Polling
{
    public static async Task GoOnAsync(TimeProvider clock, TimeSpan pace, Func<Task> look, CancellationToken left)
    {
        using var timer = new PeriodicTimer(pace, clock);
        while (await timer.WaitForNextTickAsync(left))
        {
            try
            {
                await look();
            }
            catch (RefusedException)
            {
                return; // What is not theirs any more, whatever stands around this part says.
            }
            catch (Exception exception) when (exception is StoreException || StorageFaults.MessageFor(exception) is not null)
            {
                // What stands here is still worth reading, or was shown once only; the next look may get through.
            }
        }
    }
}
