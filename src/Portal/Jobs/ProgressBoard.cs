using System.Collections.Concurrent;

namespace Portal.Jobs;

/// <summary>Where workers post how far they are and pages look once a second. Holds one record for each running job.</summary>
public sealed class ProgressBoard
{
    private readonly ConcurrentDictionary<Guid, JobProgress> posted = new();

    public void Post(Guid job, JobProgress progress) => posted[job] = progress;

    public JobProgress? Find(Guid job) => posted.GetValueOrDefault(job);

    public void Clear(Guid job) => posted.TryRemove(job, out _);
}
