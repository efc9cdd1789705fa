using Curation.Plans;
using Curation.Registries;
using Curation.Store;
using Curation.Texts;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Jobs;

namespace Curation.Workflow.Checks;

/// <summary>
/// One check of everything under a prefix: its structure, its count, and a snapshot. Of a deposit's staged data an approval may name the
/// snapshot; a check of the gallery or of a listing belongs to no deposit.
/// </summary>
public sealed class CheckRun : Job
{
    private CheckRun()
    {
    }

    public CheckOf Of { get; private set; }

    /// <summary>Whose staged data this is about; <see cref="Subject.NoDeposit"/> for the gallery and for listings.</summary>
    public Guid DepositId { get; private set; }

    /// <summary>Unset for a listing whose prefix nobody said.</summary>
    public Prefix Prefix { get; private set; }

    public string AskedBy { get; private set; } = "";

    /// <summary>Who may read a check that belongs to no deposit; empty for checks of deposits from before this was kept.</summary>
    public string AskedById { get; private set; } = "";

    /// <summary>The name of the file, as it was brought; empty unless this is about a listing.</summary>
    public string ListingName { get; private set; } = "";

    public long Objects { get; private set; }

    public long Bytes { get; private set; }

    public long Errors { get; private set; }

    public long Warnings { get; private set; }

    public long Infos { get; private set; }

    /// <summary>How many of the errors can be neither waived nor let pass; null for checks from before these were told apart.</summary>
    public long? HarmfulErrors { get; private set; }

    public long DeclaredObjects { get; private set; }

    /// <summary>Objects that count: without folder markers.</summary>
    public long CountedObjects { get; private set; }

    /// <summary>SHA-256, in small hexadecimal letters, of the snapshot this run wrote; empty until it is done.</summary>
    public string SnapshotHash { get; private set; } = "";

    /// <summary>The form of the snapshot's rows; 1 for checks from before times were kept, whose snapshot cannot tell a later write.</summary>
    public int SnapshotForm { get; private set; } = 1;

    /// <summary>When its findings and its snapshot were removed, as newer checks stand in its place; null while they are there.</summary>
    public DateTimeOffset? FilesRemovedAt { get; private set; }

    /// <summary>The version of the rules that decided.</summary>
    public string RulesVersion { get; private set; } = "";

    /// <summary>Where the registry that decided was from, in words; empty for checks from before this was kept.</summary>
    public string Registry { get; private set; } = "";

    /// <summary>Findings by rule and by folder with examples, as JSON; the complete findings stand in the run's file.</summary>
    public string Summary { get; private set; } = "";

    public bool IsApprovable => Of is CheckOf.Staging && State is JobState.Done && SnapshotHash.Length > 0;

    /// <summary>Why nothing of what this run saw can be published, whatever anybody says to it; empty if nothing stands in the way for good.</summary>
    public string Obstacle => HarmfulErrors switch
    {
        null => "This check is from before names that harm whoever downloads them were told apart: check again.",
        0 => "",
        var harmful => $"{Counted.Of(harmful.Value, "error")} of the check {(harmful == 1 ? "harms" : "harm")} whoever downloads the data, and can be neither waived nor let pass: have the names changed, and check again.",
    };

    protected override Guid AboutDeposit => DepositId;

    protected override string AboutPrefix => Prefix.ToString();

    protected override JobFacts Facts { get; } = new(CheckFacts.Resumed, CheckFacts.Cancelled, CheckFacts.Failed);

    protected override string Title => $"the check of {Subjects}";

    private string Subjects => Of switch
    {
        CheckOf.Gallery => $"{Prefix} in the gallery",
        CheckOf.Listing => $"the listing “{ListingName}”",
        _ => Prefix.ToString(),
    };

    public static CheckRun Ask(Deposit deposit, Actor by, DateTimeOffset at)
    {
        Refuse(!deposit.MayBeReadBy(by), "This deposit is not yours.");
        Refuse(deposit.State is DepositState.Requested or DepositState.Declined, "Nothing is staged before the request was approved.");
        var run = new CheckRun
        {
            DepositId = deposit.Id,
            Prefix = deposit.Prefix,
            AskedBy = by.Name,
            AskedById = by.Id,
            DeclaredObjects = deposit.DeclaredObjects,
            QueuedAt = at,
        };
        run.Tell(CheckFacts.Asked, $"asked for a check of {deposit.Prefix}", by, at);
        return run;
    }

    /// <summary>A check of what is public already, which nothing depends on: it is looked at by the gallery's measure.</summary>
    public static CheckRun AskOfGallery(Prefix prefix, Actor by, DateTimeOffset at)
    {
        Refuse(!LooksAfterGallery(by), "Only maintainers and champions check the gallery.");
        var run = new CheckRun { Of = CheckOf.Gallery, DepositId = NoDeposit, Prefix = prefix, AskedBy = by.Name, AskedById = by.Id, QueuedAt = at };
        run.Tell(CheckFacts.Asked, $"asked for a check of {run.Subjects}", by, at);
        return run;
    }

    /// <summary>A check of a listing that somebody brought and wants to keep.</summary>
    /// <param name="name">The name of its file.</param>
    /// <param name="prefix">Where the data is meant to go; null if nobody said.</param>
    public static CheckRun AskOfListing(string? name, Prefix? prefix, Actor by, DateTimeOffset at)
    {
        Refuse(by.Role is Role.Portal, "A person brings a listing.");
        var run = new CheckRun
        {
            Of = CheckOf.Listing,
            DepositId = NoDeposit,
            ListingName = Required(name, "Say which listing this is."),
            Prefix = prefix ?? default,
            AskedBy = by.Name,
            AskedById = by.Id,
            QueuedAt = at,
        };
        run.Tell(CheckFacts.Asked, $"asked for a check of {run.Subjects}", by, at);
        return run;
    }

    /// <summary>Whether this person may ask for checks of the gallery, and read them all.</summary>
    public static bool LooksAfterGallery(Actor actor) => actor.Role is Role.Maintainer or Role.Champion;

    /// <param name="deposit">The deposit this run is about; null if it is about none.</param>
    public bool MayBeReadBy(Actor actor, Deposit? deposit) => Of switch
    {
        CheckOf.Staging => deposit?.Id == DepositId && deposit.MayBeReadBy(actor),
        CheckOf.Gallery => LooksAfterGallery(actor) || AskedById == actor.Id,
        CheckOf.Listing => actor.IsMaintainer || AskedById == actor.Id,
        _ => false,
    };

    /// <param name="deposit">The deposit this run is about; null if it is about none.</param>
    public void Cancel(Deposit? deposit, Actor by, DateTimeOffset at)
    {
        Refuse(!MayBeReadBy(by, deposit), Of is CheckOf.Staging ? "This deposit is not yours." : "This check is not yours.");
        CancelBy(by, at);
    }

    /// <summary>The figures stay; what they were made of goes.</summary>
    /// <param name="why">As it stands in a sentence.</param>
    public void RemoveFiles(string why, DateTimeOffset at)
    {
        Refuse(!IsOver, "A check that is not over keeps its files.");
        Refuse(FilesRemovedAt is not null, "The files of this check were removed before.");
        FilesRemovedAt = at;
        Tell(CheckFacts.FilesRemoved, $"removed the files of the check of {Subjects} from {QueuedAt.UtcDateTime:yyyy-MM-dd}: {why}", Actor.Portal, at);
    }

    /// <summary>A report that somebody kept goes for good.</summary>
    /// <param name="why">As it stands in a sentence.</param>
    public void Forget(string why, DateTimeOffset at)
    {
        Refuse(Of is not CheckOf.Listing, "Only reports of listings are forgotten.");
        Tell(CheckFacts.ReportRemoved, $"removed the report of {Subjects} that {AskedBy} kept on {QueuedAt.UtcDateTime:yyyy-MM-dd}: {why}", Actor.Portal, at);
    }

    public void Finish(CheckResult result, DateTimeOffset at)
    {
        Refuse(State is not JobState.Running, "Only a running check can finish.");
        Objects = result.Staged.Objects;
        Bytes = result.Staged.Bytes;
        CountedObjects = result.Counted;
        (Errors, Warnings, Infos) = (result.Errors, result.Warnings, result.Infos);
        HarmfulErrors = result.Harmful;
        (SnapshotHash, SnapshotForm) = (result.SnapshotHash, SnapshotWriter.Form);
        RulesVersion = result.RulesVersion;
        Registry = result.Registry;
        Summary = result.Summary;
        End(JobState.Done, "", at);
        Tell(
            CheckFacts.Done,
            $"checked {Subjects}: {Objects:N0} objects, {Errors:N0} errors, {Warnings:N0} warnings, snapshot {SnapshotHash}",
            Actor.Portal,
            at);
    }
}

/// <summary>What a check found, to be kept with its run.</summary>
public sealed record CheckResult(
    Tally Staged, long Counted, long Errors, long Warnings, long Infos, string SnapshotHash, string RulesVersion, string Summary, string Registry = "", long Harmful = 0);
