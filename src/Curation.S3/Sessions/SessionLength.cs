using Curation.Store;

namespace Curation.S3.Sessions;

/// <summary>How long credentials may last.</summary>
internal static class SessionLength
{
    public static void Require(TimeSpan duration, S3Options options)
    {
        if (duration < options.ShortestSession || duration > TemporaryCredentials.Longest)
        {
            throw new StoreException($"Credentials last from 15 minutes to 12 hours; {duration.TotalMinutes:0} minutes is outside that.");
        }
    }
}
