using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;

namespace Curation.Workflow.Jobs;

public enum JobState
{
    Queued,
    Running,
    Paused,
    Done,
    Failed,
    Cancelled,
}

/// <summary>
/// Work that outlives the person who asked for it and the process that does it: the row is the queue. A worker holds it by a lease;
/// a row that says Running while nobody holds its lease was left by a process that died, and is taken up again.
/// </summary>
public abstract class Job : Subject
{
    public JobState State { get; protected set; }

    /// <summary>Why it failed or was stopped, in a sentence a person can act on; empty otherwise.</summary>
    public string Reason { get; protected set; } = "";

    public DateTimeOffset QueuedAt { get; protected set; }

    /// <summary>
    /// Its place in the one queue of all jobs: the lowest is the oldest. By the order of what was stored and not by the clock; 0 until it is stored.
    /// </summary>
    public long QueuePlace { get; private set; }

    public DateTimeOffset? StartedAt { get; protected set; }

    public DateTimeOffset? EndedAt { get; protected set; }

    /// <summary>How often a process took it up; more than once means that one died.</summary>
    public int Attempts { get; protected set; }

    public string LeaseHolder { get; private set; } = "";

    public DateTimeOffset? LeaseUntil { get; private set; }

    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

    protected abstract JobFacts Facts { get; }

    protected abstract string Title { get; }

    public void TakeUp(string holder, TimeSpan lease, DateTimeOffset at)
    {
        Refuse(IsOver || State is JobState.Paused, "This job is not waiting.");
        Refuse(LeaseUntil > at && LeaseHolder != holder, "Another process works on this job.");
        State = JobState.Running;
        StartedAt ??= Later(at, QueuedAt);
        Attempts++;
        HoldLease(holder, lease, at);
        if (Attempts > 1)
        {
            Tell(Facts.Resumed, $"{Title} goes on where it was left", Actor.Portal, at);
        }
    }

    /// <summary>The process that held this job is gone: it waits again.</summary>
    public void Orphan()
    {
        if (State is JobState.Running)
        {
            State = JobState.Queued;
            LetGo();
        }
    }

    public void HoldLease(string holder, TimeSpan lease, DateTimeOffset at)
    {
        LeaseHolder = holder;
        LeaseUntil = at + lease;
    }

    public override void TakePlace(long number)
    {
        base.TakePlace(number);
        if (QueuePlace == 0)
        {
            QueuePlace = number;
        }
    }

    /// <summary>Waits behind all that waits now.</summary>
    protected void QueueAnew(DateTimeOffset at) =>
        (State, Attempts, QueuedAt, StartedAt, EndedAt, QueuePlace) = (JobState.Queued, 0, at, null, null, 0);

    /// <summary>Why it cannot be paused now; null if it can.</summary>
    protected string? PauseRefusal => If(State is not (JobState.Queued or JobState.Running), "Only a job that waits or runs can be paused.");

    /// <summary>Why it cannot go on now; null if it can.</summary>
    protected string? ResumeRefusal => If(State is not (JobState.Paused or JobState.Failed), "Only a job that is paused or failed can go on.");

    /// <summary>Why it cannot be cancelled now; null if it can.</summary>
    protected string? CancelRefusal => If(IsOver, "This job is over already.");

    protected void PauseBy(string fact, Actor by, DateTimeOffset at)
    {
        Refuse(PauseRefusal);
        State = JobState.Paused;
        LetGo();
        Tell(fact, $"paused {Title}", by, at);
    }

    protected void ResumeBy(string fact, Actor by, DateTimeOffset at)
    {
        Refuse(ResumeRefusal);
        State = JobState.Queued;
        Reason = "";
        EndedAt = null;
        Tell(fact, $"let {Title} go on", by, at);
    }

    protected void CancelBy(Actor by, DateTimeOffset at)
    {
        Refuse(CancelRefusal);
        End(JobState.Cancelled, $"{by.Name} cancelled it.", at);
        Tell(Facts.Cancelled, $"cancelled {Title}", by, at);
    }

    public void Fail(string reason, DateTimeOffset at)
    {
        End(JobState.Failed, reason, at);
        Tell(Facts.Failed, $"{Title} failed: {reason}", Actor.Portal, at);
    }

    protected void End(JobState state, string reason, DateTimeOffset at)
    {
        State = state;
        Reason = reason;
        EndedAt = Later(at, StartedAt ?? QueuedAt);
        LetGo();
    }

    // The clock may be set back meanwhile; nothing ends before it began.
    private static DateTimeOffset Later(DateTimeOffset at, DateTimeOffset before) => at < before ? before : at;

    private void LetGo()
    {
        LeaseHolder = "";
        LeaseUntil = null;
    }
}

/// <summary>How the facts of a kind of job are called that every job tells.</summary>
public sealed record JobFacts(string Resumed, string Cancelled, string Failed);
