using Curation.Requesting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Registries;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits.Drafts;
using Portal.Ground;
using Portal.Identity;
using Portal.Registering;

namespace Portal.Deposits.Requests;

/// <summary>Requests: ask for a prefix, endorse, ask back, answer. What is not yours is not there.</summary>
public sealed class RequestActs(IDbContextFactory<PortalDb> dbs, CurrentRegistry registry, ProjectNumbers numbers, Champions champions, KeepingOptions keeping, TimeProvider clock)
{
    public async Task<RequestView?> FindAsync(Guid id, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.Deposits.AsNoTracking().ReadableBy(actor).SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        return deposit is null ? null : new(
            deposit.Dataset,
            deposit.Revision,
            deposit.EndorsedAt is { } at ? new(deposit.EndorsedBy, at, deposit.EndorsedWords, deposit.EndorsedRevision != deposit.Revision) : null,
            deposit.IsChampionedBy(actor) && !deposit.IsOwnedBy(actor),
            deposit.Dataset is { } dataset && !dataset.Consent.IsTo(LicenceAgreement.Current) ? LicenceAgreement.Current : null,
            deposit.HeldUntil,
            deposit.HoldLiftedAt);
    }

    /// <summary>Asks for the place that the form names; for a new project under the next number, which is reserved with it.</summary>
    public async Task<Guid> AskAsync(DatasetForm form, Actor by, CancellationToken cancellationToken = default)
    {
        if (form.IsNewProject)
        {
            return await numbers.ReserveAsync(form.Tag, (shared, name, token) => MakeAsync(shared, SourceOf(name, form.Source), form, by, token), by, cancellationToken);
        }

        await using var db = await dbs.BeginAsync(cancellationToken);
        await registry.ReloadAsync(); // an import may have taken the project away at this moment
        var deposit = await MakeAsync(db, PlaceOf(form, null), form, by, cancellationToken);
        db.Add(deposit);
        await db.SaveChangesAsync(cancellationToken);
        return deposit.Id;
    }

    /// <param name="id">The deposit.</param>
    /// <param name="form">The request as changed; null if nothing of it changes.</param>
    /// <param name="words">The answer.</param>
    /// <param name="seen">The revision that was changed.</param>
    /// <param name="by">The contributor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task AnswerAsync(Guid id, DatasetForm? form, string? words, int seen, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        await registry.ReloadAsync();
        var (deposit, now) = (await db.MineAsync(id, by, cancellationToken), clock.GetUtcNow());
        var prefix = form is null ? deposit.Prefix : PlaceOf(form, deposit.Prefix.Project);
        if (deposit.IsOwnedBy(by))
        {
            await RefuseTwiceAsync(db, prefix, id, by, cancellationToken);
        }

        if (prefix.Project != deposit.Prefix.Project && await db.ProjectNumbers.AnyAsync(n => n.DepositId == id && n.State == NumberState.Reserved, cancellationToken))
        {
            throw new RefusedException($"The number of {deposit.Prefix.Project} was reserved with this request: withdraw it and ask again for another project.");
        }

        var dataset = form is null ? null : Kept(Read(form, now, deposit.Dataset?.HoldUntil, [.. await KnownAsync(db, cancellationToken), deposit.Champion]), deposit.Dataset);
        deposit.Answer(prefix, dataset, words, seen, by, now);
        await RequestDrafts.EndAsync(db, id, by, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task EndorseAsync(Guid id, string? words, int seen, Actor by, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, by, (deposit, at) => deposit.Endorse(words, seen, by, at), cancellationToken);

    public Task ReturnAsync(Guid id, string? words, Actor by, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, by, (deposit, at) => deposit.Return(words, by, at), cancellationToken);

    /// <param name="id">The deposit.</param>
    /// <param name="sha256">Of the agreement that was shown.</param>
    /// <param name="by">The contributor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task AgreeAsync(Guid id, string sha256, Actor by, CancellationToken cancellationToken = default) => LicenceAgreement.Current.Sha256 == sha256
        ? ChangeAsync(id, by, (deposit, at) => deposit.Agree(LicenceAgreement.Current, by, at), cancellationToken)
        : throw new RefusedException("The agreement was changed since it was shown to you: reload the page and read it again.");

    public Task LiftHoldAsync(Guid id, Actor by, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, by, (deposit, at) => deposit.LiftHold(by, at), cancellationToken);

    private async Task ChangeAsync(Guid id, Actor by, Action<Deposit, DateTimeOffset> change, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        change(await db.MineAsync(id, by, cancellationToken), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Deposit> MakeAsync(PortalDb db, Prefix prefix, DatasetForm form, Actor by, CancellationToken cancellationToken)
    {
        await RefuseTwiceAsync(db, prefix, null, by, cancellationToken);
        await RefuseManyAsync(db, by, cancellationToken);
        var now = clock.GetUtcNow();
        var deposit = Deposit.Request(prefix, Read(form, now, null, await KnownAsync(db, cancellationToken)), by, now);
        await RequestDrafts.EndAsync(db, null, by, cancellationToken);
        return deposit;
    }

    private async Task<List<string>> KnownAsync(PortalDb db, CancellationToken cancellationToken) => [.. (await champions.ListAsync(db, cancellationToken)).Select(champion => champion.Email)];

    // The project that a request stands under is admitted to it, though it may be a reserved one that is nobody else's yet.
    private Prefix PlaceOf(DatasetForm form, string? own) =>
        Prefix.TryRead(form.Place, out var prefix, out var reason) && (prefix.Project == own || registry.Now.Admits(prefix.Project, out reason)) ? prefix : throw new RefusedException(reason);

    private static Prefix SourceOf(string project, string? source) =>
        Prefix.TryParse($"{project}/{source?.Trim()}", out var prefix, out var reason) ? prefix : throw new RefusedException(reason);

    private static DatasetRequest Read(DatasetForm form, DateTimeOffset now, DateOnly? held, IReadOnlyCollection<string> champions)
    {
        var (request, faults) = DatasetReading.Read(form, now, LicenceAgreement.Current, held, champions);
        return request ?? throw new RefusedException(faults.Count == 1 ? faults[0].Message : $"{faults[0].Message} After that, {(faults.Count == 2 ? "one more field wants" : $"{faults.Count - 1} more fields want")} a look.");
    }

    // Agreed to once is agreed to then: sending a change again is no new consent to the same words.
    private static DatasetRequest Kept(DatasetRequest now, DatasetRequest? before) =>
        before is not null && before.Consent.Sha256 == now.Consent.Sha256 ? now with { Consent = before.Consent } : now;

    private async Task RefuseManyAsync(PortalDb db, Actor by, CancellationToken cancellationToken)
    {
        if (await db.Deposits.CountAsync(d => d.OwnerId == by.Id && d.State == DepositState.Requested, cancellationToken) >= keeping.RequestsEach)
        {
            throw new RefusedException($"{keeping.RequestsEach} requests of yours wait for a decision: wait for one, or withdraw one.");
        }
    }

    // Only among one's own: whether somebody else asked for the same is nobody's to learn. A person has some dozens.
    private static async Task RefuseTwiceAsync(PortalDb db, Prefix prefix, Guid? but, Actor by, CancellationToken cancellationToken)
    {
        var own = await db.Deposits.AsNoTracking().Where(d => d.OwnerId == by.Id && d.Id != but).ToListAsync(cancellationToken);
        if (own.Any(d => d.Prefix == prefix && !d.IsOver))
        {
            throw new RefusedException($"You have asked for {prefix} already: see your deposits.");
        }

        if (own.Find(d => d.State.Fills() && d.Prefix.Overlaps(prefix)) is { } filled)
        {
            throw new RefusedException($"You fill {filled.Prefix} now, which overlaps {prefix}: put the data there, or wait until that deposit is published.");
        }
    }
}
