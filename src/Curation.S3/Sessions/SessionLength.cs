using Curation.S3.Calls;
using Curation.Store;

namespace Curation.S3.Sessions;

/// <summary>How long credentials may last.</summary>
internal static class SessionLength
{
    public static void Require(TimeSpan duration, TimeSpan shortest, Refusals refusals)
    {
        if (duration < shortest || duration > TemporaryCredentials.Longest)
        {
            throw refusals.Of(StoreReason.DurationOutOfBounds, new StoreCall(StoreOperation.GiveCredentials), $"{duration.TotalMinutes:0}");
        }
    }
}
