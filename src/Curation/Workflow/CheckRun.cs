namespace Curation.Workflow;

/// <summary>One check of everything that is staged under a prefix: its structure, its count, and the snapshot an approval may name.</summary>
public sealed class CheckRun : Job
{
    private CheckRun()
    {
    }

    public Guid DepositId { get; private set; }

    public Prefix Prefix { get; private set; }

    public string AskedBy { get; private set; } = "";

    public long Objects { get; private set; }

    public long Bytes { get; private set; }

    public long Errors { get; private set; }

    public long Warnings { get; private set; }

    public long Infos { get; private set; }

    public long DeclaredObjects { get; private set; }

    /// <summary>Objects that count: without folder markers.</summary>
    public long CountedObjects { get; private set; }

    /// <summary>SHA-256, in small hexadecimal letters, of the snapshot this run wrote; empty until it is done.</summary>
    public string SnapshotHash { get; private set; } = "";

    /// <summary>The version of the rules that decided.</summary>
    public string RulesVersion { get; private set; } = "";

    /// <summary>Findings by rule and by folder with examples, as JSON; the complete findings stand in the run's file.</summary>
    public string Summary { get; private set; } = "";

    public bool IsApprovable => State is JobState.Done && SnapshotHash.Length > 0;

    protected override Guid AboutDeposit => DepositId;

    protected override string AboutPrefix => Prefix.Text;

    protected override string What => "check";

    protected override string Title => $"the check of {Prefix}";

    public static CheckRun Ask(Deposit deposit, Actor by, DateTimeOffset at)
    {
        Refuse(!deposit.MayBeReadBy(by), "This deposit is not yours.");
        Refuse(deposit.State is DepositState.Requested or DepositState.Declined, "Nothing is staged before the request was approved.");
        var run = new CheckRun
        {
            DepositId = deposit.Id,
            Prefix = deposit.Prefix,
            AskedBy = by.Name,
            DeclaredObjects = deposit.DeclaredObjects,
            QueuedAt = at,
        };
        run.Tell("check.asked", $"asked for a check of {deposit.Prefix}", by, at);
        return run;
    }

    public void Cancel(Deposit deposit, Actor by, DateTimeOffset at)
    {
        Refuse(!deposit.MayBeReadBy(by), "This deposit is not yours.");
        CancelBy(by, at);
    }

    public void Finish(CheckResult result, DateTimeOffset at)
    {
        Refuse(State is not JobState.Running, "Only a running check can finish.");
        Objects = result.Staged.Objects;
        Bytes = result.Staged.Bytes;
        CountedObjects = result.Counted;
        (Errors, Warnings, Infos) = (result.Errors, result.Warnings, result.Infos);
        SnapshotHash = result.SnapshotHash;
        RulesVersion = result.RulesVersion;
        Summary = result.Summary;
        End(JobState.Done, "", at);
        Tell(
            "check.done",
            $"checked {Prefix}: {Objects:N0} objects, {Errors:N0} errors, {Warnings:N0} warnings, snapshot {SnapshotHash}",
            Actor.Portal,
            at);
    }
}

/// <summary>What a check found, to be kept with its run.</summary>
public sealed record CheckResult(
    Tally Staged, long Counted, long Errors, long Warnings, long Infos, string SnapshotHash, string RulesVersion, string Summary);
