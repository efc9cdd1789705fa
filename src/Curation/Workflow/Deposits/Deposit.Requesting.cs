using System.Globalization;
using Curation.Requesting;
using Curation.Store;
using Curation.Workflow.Actors;

namespace Curation.Workflow.Deposits;

/// <summary>A deposit's beginning: what is asked for, the champion's word, and the talk until a maintainer decides.</summary>
public sealed partial class Deposit
{
    /// <summary>What was said of the dataset; null for deposits from the time when nothing was asked.</summary>
    public DatasetRequest? Dataset { get; private set; }

    /// <summary>Grows with each change of what is asked for: who decides, decides on the one that they saw.</summary>
    public int Revision { get; private set; }

    /// <summary>Whether a maintainer asked for a change of the request that the contributor has not answered.</summary>
    public bool IsReturned { get; private set; }

    public string EndorsedBy { get; private set; } = "";

    public DateTimeOffset? EndorsedAt { get; private set; }

    public string EndorsedWords { get; private set; } = "";

    /// <summary>The revision that was endorsed; another one than <see cref="Revision"/> if the request was changed since.</summary>
    public int EndorsedRevision { get; private set; }

    /// <summary>When the contributor let the hold go before its day.</summary>
    public DateTimeOffset? HoldLiftedAt { get; private set; }

    public static Deposit Request(Prefix prefix, DatasetRequest dataset, Actor by, DateTimeOffset at)
    {
        Refuse(by.Role is Role.Portal, "A person asks for a prefix.");
        var deposit = new Deposit
        {
            Prefix = prefix,
            State = DepositState.Requested,
            OwnerId = by.Id,
            OwnerName = by.Name,
            OwnerEmail = by.Email,
            RequestedAt = at,
        };
        deposit.Assign(prefix, dataset, at);
        deposit.Tell(
            DepositFacts.Requested,
            string.Create(CultureInfo.InvariantCulture, $"asked for {prefix}, {dataset.Objects:N0} objects: {dataset.Title}\nagreed to version {dataset.Consent.Version} of the agreement, {dataset.Consent.Sha256}"),
            by,
            at);
        return deposit;
    }

    /// <summary>Whether this is the champion who is named.</summary>
    public bool IsChampionedBy(Actor actor) =>
        actor.Role is Role.Champion or Role.Maintainer && Champion.Length > 0 && string.Equals(actor.Email, Champion, StringComparison.OrdinalIgnoreCase);

    public void Endorse(string? words, int seen, Actor by, DateTimeOffset at)
    {
        Refuse(!IsChampionedBy(by), "Only the champion who is named endorses a request.");
        Refuse(IsOwnedBy(by), "Somebody else endorses your request.");
        In("This request was decided before: write a comment.", DepositState.Requested);
        RefuseUnlessSeen(seen);
        (EndorsedWords, EndorsedBy, EndorsedAt, EndorsedRevision) = (Required(words, "Say what you know of the data and why it belongs here."), by.Name, at, Revision);
        ChangedAt = at;
        Tell(RequestFacts.Endorsed, $"endorsed the request{WhichText}: {EndorsedWords}", by, at);
    }

    /// <summary>Gives the request back for a change; the contributor answers.</summary>
    public void Return(string? words, Actor by, DateTimeOffset at)
    {
        MaintainerOnly(by, "Only a maintainer asks for a change of a request.");
        In("This request was decided before.", DepositState.Requested);
        Remark = Required(words, "Say what to change.");
        (IsReturned, ChangedAt) = (true, at);
        Tell(RequestFacts.ChangeAsked, $"asked for a change of the request for {Prefix}: {Remark}", by, at);
    }

    /// <summary>Changes the request until it is decided, or answers what was asked of it without a change.</summary>
    /// <param name="prefix">The place from now on.</param>
    /// <param name="dataset">What is asked for from now on; null if nothing of it changes.</param>
    /// <param name="words">What is said to it; may be silent if something changed.</param>
    /// <param name="seen">The revision that was changed.</param>
    /// <param name="by">The contributor.</param>
    /// <param name="at">Now.</param>
    public void Answer(Prefix prefix, DatasetRequest? dataset, string? words, int seen, Actor by, DateTimeOffset at)
    {
        Refuse(!IsOwnedBy(by), "Only the contributor answers for a request.");
        In("This request was decided before.", DepositState.Requested);
        RefuseUnlessSeen(seen);
        var changes = dataset is null ? [] : ChangesTo(prefix, dataset);
        Refuse(!IsReturned && changes.Count == 0, "Nothing is changed: change something, or write a comment.");
        var said = string.IsNullOrWhiteSpace(words) && changes.Count > 0 ? "" : Required(words, "Change something, or say why nothing changes.");
        if (changes.Count > 0)
        {
            Tell(RequestFacts.Changed, $"changed the request for {Prefix}\n{string.Join('\n', changes)}", by, at);
            Assign(prefix, dataset!, at);
        }

        if (IsReturned)
        {
            Tell(RequestFacts.Answered, said.Length > 0 ? $"answered: {said}" : "sent the changed request back", by, at);
        }
        else if (said.Length > 0)
        {
            Tell(DepositFacts.Comment, said, by, at);
        }

        (IsReturned, Remark, ChangedAt) = (false, "", at);
    }

    /// <summary>Agrees to a version of the agreement that came after the request was sent.</summary>
    public void Agree(LicenceAgreement agreement, Actor by, DateTimeOffset at)
    {
        Refuse(!IsOwnedBy(by), "Only the contributor agrees: it is their data.");
        In("This request was decided before.", DepositState.Requested);
        Refuse(Dataset is null, "Nothing was asked then: there is nothing to agree to.");
        Refuse(Dataset!.Consent.IsTo(agreement), $"You agreed to version {agreement.Version} already.");
        Dataset = Dataset with { Consent = new Consent(agreement.Version, agreement.Sha256, at) };
        ChangedAt = at;
        Tell(RequestFacts.Agreed, $"agreed to version {agreement.Version} of the agreement, {agreement.Sha256}", by, at);
    }

    /// <summary>The day before which nothing is promoted; null if there is none, or it was lifted.</summary>
    public DateOnly? HeldUntil => HoldLiftedAt is null ? Dataset?.HoldUntil : null;

    public bool IsHeld(DateTimeOffset at) => HeldUntil is { } day && DateOnly.FromDateTime(at.UtcDateTime) < day;

    public void LiftHold(Actor by, DateTimeOffset at)
    {
        Refuse(!IsOwnedBy(by), "Only the contributor lets a hold go.");
        Refuse(IsOver || State is DepositState.Published, "This deposit is over.");
        Refuse(!IsHeld(at), "Nothing is held.");
        RefuseStale(by, at, "let held data go");
        Tell(DepositFacts.HoldLifted, $"let {Prefix} be published before {HeldUntil:yyyy-MM-dd}", by, at);
        (HoldLiftedAt, ChangedAt) = (at, at);
    }

    private void RefuseWhileHeld(DateTimeOffset at) => Refuse(
        IsHeld(at),
        string.Create(CultureInfo.InvariantCulture, $"{OwnerName} holds this data until {HeldUntil:yyyy-MM-dd} (UTC): nothing of it is promoted before, unless they let it go."));

    private void RefuseUnready(int? seen, LicenceAgreement agreement)
    {
        Refuse(IsReturned, "A change was asked for and not answered yet: wait for the contributor, or decline.");
        Refuse(
            Dataset is { } dataset && !dataset.Consent.IsTo(agreement),
            $"The agreement has a version {agreement.Version} that {OwnerName} has not agreed to: they are asked to on the request's page.");
        if (seen is { } looked)
        {
            RefuseUnlessSeen(looked);
        }
    }

    private string WhichText => Revision > 1 ? string.Create(CultureInfo.InvariantCulture, $", its text {Revision}") : "";

    private void RefuseUnlessSeen(int seen) => Refuse(seen != Revision, "The request was changed since you looked at it: reload the page and read it again.");

    private List<string> ChangesTo(Prefix prefix, DatasetRequest dataset) =>
        [.. DatasetChanges.Between(Dataset?.ToForm(Prefix) ?? new DatasetForm { Place = Prefix.Text }, dataset.ToForm(prefix))];

    private void Assign(Prefix prefix, DatasetRequest dataset, DateTimeOffset at)
    {
        (Prefix, Dataset, Revision, ChangedAt) = (prefix, dataset, Revision + 1, at);
        (Champion, Purpose, DeclaredObjects) = (dataset.Champion, dataset.Title, dataset.Objects);
    }
}
