using System.Collections.Concurrent;
using Curation.Workflow.Actors;
using Curation.Workflow.Jobs;
using Portal.Data;
using Portal.Jobs;

namespace Portal.Tests.Jobs;

/// <summary>A worker whose jobs stand still until a test lets them end; which of them begin, and when, is the real one's.</summary>
internal sealed class HeldWorker(IWorker real, ConcurrentQueue<Guid> begun) : IWorker
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> held = new();

    public bool LeavesAPlace => real.LeavesAPlace;

    public IQueryable<Job> Rows(PortalDb db) => real.Rows(db);

    public IQueryable<Job> Waiting(PortalDb db, List<Guid> running) => real.Waiting(db, running);

    public IQueryable<Job> ReadableBy(PortalDb db, Actor actor) => real.ReadableBy(db, actor);

    public JobRow Describe(Job job) => real.Describe(job);

    public async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        begun.Enqueue(id);
        await held.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(cancellationToken);
    }

    public Task FailAsync(Guid id, string reason, CancellationToken cancellationToken) => throw new NotSupportedException(reason);

    public void LetEnd(Guid id) => held.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
