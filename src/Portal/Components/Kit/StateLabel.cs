using Curation.Registries;
using Curation.Workflow.Deposits;
using Curation.Workflow.Jobs;

namespace Portal.Components.Kit;

/// <summary>A state as people see it: the same word in the same tone on every page. The only place that decides it.</summary>
public readonly record struct StateLabel(Tone Tone, string Word)
{
    public static implicit operator StateLabel(DepositState state) => FromDepositState(state);

    public static implicit operator StateLabel(JobState state) => FromJobState(state);

    /// <summary>A request that was given back is asked for still, and waits for its contributor.</summary>
    public static StateLabel Of(DepositState state, bool isReturned) =>
        state is DepositState.Requested && isReturned ? new(Tone.Warning, "Change asked") : FromDepositState(state);

    public static StateLabel FromDepositState(DepositState state) => state switch
    {
        DepositState.Requested => new(Tone.Neutral, "Requested"),
        DepositState.Open => new(Tone.Going, "Open"),
        DepositState.Submitted => new(Tone.Going, "Submitted"),
        DepositState.ChangesAsked => new(Tone.Warning, "Changes asked"),
        DepositState.Approved => new(Tone.Going, "Approved"),
        DepositState.Copying => new(Tone.Going, "Copying"),
        DepositState.Published => new(Tone.Good, "Published"),
        DepositState.Declined => new(Tone.Bad, "Declined"),
        DepositState.Withdrawn => new(Tone.Neutral, "Withdrawn"),
        DepositState.Failed => new(Tone.Bad, "Failed"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state of a deposit has no word yet."),
    };

    public static implicit operator StateLabel(NumberUse use) => FromNumberUse(use);

    public static StateLabel FromNumberUse(NumberUse use) => use switch
    {
        NumberUse.Free => new(Tone.Neutral, "Free"),
        NumberUse.Requested => new(Tone.Neutral, "Requested"),
        NumberUse.Reserved => new(Tone.Going, "In progress"),
        NumberUse.Complete => new(Tone.Good, "Published"),
        NumberUse.Retired => new(Tone.Neutral, "Retired"),
        NumberUse.Gone => new(Tone.Neutral, "No longer listed"),
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, "This use of a number has no word yet."),
    };

    public static StateLabel FromJobState(JobState state) => state switch
    {
        JobState.Queued => new(Tone.Neutral, "Queued"),
        JobState.Running => new(Tone.Going, "Running"),
        JobState.Paused => new(Tone.Warning, "Paused"),
        JobState.Done => new(Tone.Good, "Done"),
        JobState.Failed => new(Tone.Bad, "Failed"),
        JobState.Cancelled => new(Tone.Neutral, "Cancelled"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This state of a job has no word yet."),
    };
}
