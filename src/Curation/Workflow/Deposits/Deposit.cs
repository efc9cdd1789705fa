using Curation.Requesting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;

namespace Curation.Workflow.Deposits;

/// <summary>One contributor's upload under one prefix, from the request to the published data.</summary>
public sealed partial class Deposit : Subject
{
    private Deposit()
    {
    }

    public Prefix Prefix { get; private set; }

    public DepositState State { get; private set; }

    public string OwnerId { get; private set; } = "";

    public string OwnerName { get; private set; } = "";

    public string OwnerEmail { get; private set; } = "";

    /// <summary>The e-mail of the champion who looks after this lab's data, in small letters; empty if none is named.</summary>
    public string Champion { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    /// <summary>How many objects the contributor says there will be; the count check compares with it.</summary>
    public long DeclaredObjects { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>What was said with the last decision: why declined, what to change, why it failed.</summary>
    public string Remark { get; private set; } = "";

    protected override Guid AboutDeposit => Id;

    protected override string AboutPrefix => Prefix.Text;

    public bool IsOwnedBy(Actor actor) => actor.Id == OwnerId;

    /// <summary>Whether data may still arrive.</summary>
    public bool TakesUploads => State.TakesUploads();

    public bool IsOver => State.IsOver();

    /// <param name="by">A maintainer who is not the contributor.</param>
    /// <param name="at">Now.</param>
    /// <param name="seen">The revision of the request that was looked at; null if there was nothing to look at but this one.</param>
    /// <param name="agreement">What has to be agreed to now.</param>
    public void Open(Actor by, DateTimeOffset at, int? seen = null, LicenceAgreement? agreement = null)
    {
        Refuse(RefusalOf(DepositAct.Open, by, at));
        RefuseUnready(seen, agreement ?? LicenceAgreement.Current);
        RefuseStale(by, at, "approve a request");
        Move(DepositState.Open, "", at);
        Tell(DepositFacts.Opened, $"approved the request for {Prefix}{WhichText}", by, at);
    }

    public void Decline(string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(RefusalOf(DepositAct.Decline, by, at));
        Move(DepositState.Declined, Required(reason, "Say why, so that the contributor knows what to do."), at);
        Tell(DepositFacts.Declined, $"declined the request for {Prefix}: {Remark}", by, at);
    }

    public void Withdraw(Actor by, DateTimeOffset at)
    {
        Refuse(RefusalOf(DepositAct.Withdraw, by, at));
        Move(DepositState.Withdrawn, "", at);
        Tell(DepositFacts.Withdrawn, $"withdrew {Prefix}", by, at);
    }

    /// <summary>Records, before they are asked for, that credentials go out: to whom, for what, until when.</summary>
    public void AskCredentials(Permission permission, TimeSpan duration, Actor by, DateTimeOffset at)
    {
        Refuse(UnlessOwner(by, NotYourCredentials));
        RefuseCredentials(permission, duration);
        var until = at + duration;
        var verb = permission is Permission.Read ? "read" : "read and write";
        Tell(DepositFacts.CredentialsAsked, $"asked for credentials to {verb} {Prefix}/* until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC", by, at);
    }

    /// <summary>Refuses credentials that do not go out at all now, whoever asks.</summary>
    internal void RefuseCredentials(Permission permission) => Refuse(RefusalOfCredentials(permission));

    internal void RefuseCredentials(Permission permission, TimeSpan duration)
    {
        Refuse(
            duration < TemporaryCredentials.Shortest || duration > TemporaryCredentials.Longest,
            "Credentials last between 15 minutes and 12 hours.");
        RefuseCredentials(permission);
    }

    public void Declare(long objects, Actor by, DateTimeOffset at)
    {
        Refuse(RefusalOf(DepositAct.Declare, by, at));
        Refuse(objects is <= 0 or > 1_000_000_000, "The count of objects lies between 1 and 1,000,000,000.");
        DeclaredObjects = objects;
        ChangedAt = at;
        Tell(DepositFacts.Declared, $"declared {objects:N0} objects for {Prefix}", by, at);
    }

    /// <param name="words">What to change.</param>
    /// <param name="by">A maintainer.</param>
    /// <param name="at">Now.</param>
    /// <param name="copyWaits">
    /// Whether a copy of this deposit waits or runs: one that was let go on after it had halted leaves the deposit as it is until its turn comes.
    /// </param>
    public void AskChanges(string? words, Actor by, DateTimeOffset at, bool copyWaits = false)
    {
        Refuse(RefusalOf(DepositAct.AskChanges, by, at));
        var said = Required(words, "Say what to change.");
        Refuse(RefusalOf(DepositAct.AskChanges, by, at, copyWaits));
        Move(DepositState.ChangesAsked, said, at);
        Tell(DepositFacts.ChangesAsked, $"asked for changes to {Prefix}: {Remark}", by, at);
    }

    public void Comment(string? words, Actor by, DateTimeOffset at)
    {
        Refuse(RefusalOf(DepositAct.Comment, by, at));
        Tell(DepositFacts.Comment, Required(words, "Write something first."), by, at);
    }

    /// <summary>The approval itself is told by the promotion; this is the deposit's side of it.</summary>
    public void Approve(Actor by, DateTimeOffset at)
    {
        Refuse(RefusalOf(DepositAct.Approve, by, at));
        RefuseStale(by, at, "approve a promotion");
        Move(DepositState.Approved, "", at);
        Tell(DepositFacts.Approved, $"approved {Prefix} for the gallery", by, at);
    }

    public void BeginCopy(DateTimeOffset at)
    {
        In("A copy begins once it was approved.", DepositState.Approved, DepositState.Copying, DepositState.Failed);
        if (State is not DepositState.Copying)
        {
            Move(DepositState.Copying, "", at);
            Tell(DepositFacts.Copying, $"began to copy {Prefix} to the gallery", Actor.Portal, at);
        }
    }

    public void Publish(DateTimeOffset at)
    {
        In("Only a deposit that was being copied is published.", DepositState.Copying);
        Move(DepositState.Published, "", at);
        Tell(DepositFacts.Published, $"published {Prefix}: the gallery holds exactly what was approved", Actor.Portal, at);
    }

    /// <summary>The copy halted, or what was approved is no longer what is staged: a person looks at it.</summary>
    public void Halt(string reason, DateTimeOffset at)
    {
        In("Only an approved deposit can fail.", DepositState.Approved, DepositState.Copying, DepositState.Failed);
        Move(DepositState.Failed, reason, at);
        Tell(DepositFacts.Failed, $"{Prefix} was not published: {reason}", Actor.Portal, at);
    }

    private void In(string otherwise, params ReadOnlySpan<DepositState> states) => Refuse(!states.Contains(State), otherwise);

    private void Move(DepositState to, string remark, DateTimeOffset at)
    {
        begins = (to.Fills() && !State.Fills()) || (to.TakesUploads() && !State.TakesUploads());
        (State, IsReturned) = (to, false);
        Remark = remark;
        ChangedAt = at;
    }
}
