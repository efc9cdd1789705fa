using System.Globalization;
using Curation.Store;
using Curation.Workflow.Credentials;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Promotions;

namespace Curation.Workflow.Trail;

/// <summary>
/// Goes through the trail from the first fact to the last, holds it against ends that were kept elsewhere, and then what the database says against it.
/// Memory: a few words for each subject that ever was, and for each end; not for each fact. Not for use by two threads.
/// </summary>
public sealed class TrailWalk
{
    /// <summary>Who reads more has understood.</summary>
    public const int MostFaults = 20;

    private readonly List<string> faults = [];
    private readonly Dictionary<Guid, int> told = [];
    private readonly Dictionary<Guid, (DepositState? State, string Prefix)> states = [];
    private readonly Dictionary<Guid, string> owners = [];
    private readonly Dictionary<Guid, (long Number, string Hash)> receipts = [];
    private readonly Dictionary<Guid, long> uses = [];
    private readonly Dictionary<Guid, (string By, string Text)> approved = [];
    private readonly Dictionary<long, List<(string Hash, string Where)>> ends = [];
    private string hash = "";

    public long Facts { get; private set; }

    public DateTimeOffset? LastAt { get; private set; }

    public TrailEnd End => new(Facts, hash);

    /// <summary>The number of the first fact that is not what it was when it was told; null if all are.</summary>
    public long? FirstBroken { get; private set; }

    /// <summary>What does not agree, each a sentence; at most <see cref="MostFaults"/>.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>An end that was kept elsewhere; to be said before the walk.</summary>
    public void Expect(TrailEnd end, string where)
    {
        if (!ends.TryGetValue(end.Facts, out var same))
        {
            ends[end.Facts] = same = [];
        }

        if (same.Count < 2 && !same.Contains((end.Hash, where)))
        {
            same.Add((end.Hash, where));
        }
    }

    public void Add(Fact fact)
    {
        if (fact.Number != Facts + 1 || fact.PreviousHash != hash || !fact.IsIntact())
        {
            Fault(FirstBroken is null, $"Fact {Facts + 1:N0} is not what was told, or one is missing before it.");
            FirstBroken ??= Facts + 1;
        }

        (Facts, hash, LastAt) = (fact.Number, fact.Hash, fact.At);
        told[fact.SubjectId] = told.GetValueOrDefault(fact.SubjectId) + 1;
        Read(fact);
        if (ends.Remove(fact.Number, out var kept))
        {
            foreach (var (_, where) in kept.Where(end => end.Hash != fact.Hash))
            {
                Fault(true, $"Fact {fact.Number:N0} is another one than {where} names.");
            }
        }
    }

    /// <summary>The last fact was added.</summary>
    public void Complete()
    {
        foreach (var (number, kept) in ends.Where(end => end.Key > Facts).OrderByDescending(end => end.Key).Take(1))
        {
            Fault(true, $"The trail ends at fact {Facts:N0}, but {kept[0].Where} names fact {number:N0}: its end is gone.");
        }
    }

    /// <summary>Each change of a subject told something.</summary>
    /// <param name="changes">How often it was stored with something to tell.</param>
    /// <param name="words">What it is, as the beginning of a sentence.</param>
    public void Hold(Guid subject, int changes, string words)
    {
        var facts = told.GetValueOrDefault(subject);
        Fault(facts < changes, $"{words} changed {changes:N0} times, and {facts:N0} facts tell of it.");
    }

    public void HoldDeposit(Guid id, DepositState state, string ownerId, string prefix)
    {
        var known = states.TryGetValue(id, out var last);
        Fault(known && last.State is { } said && said != state, $"The deposit {prefix} is {state} in the database and {last.State} by the trail.");
        Fault(!known && state is not DepositState.Requested, $"The deposit {prefix} is {state}, and no fact tells of it.");

        // Until it is decided a request may come to be for another prefix.
        Fault(known && state is not DepositState.Requested && last.Prefix != prefix, $"The deposit {prefix} is {last.Prefix} by the trail.");
        Fault(owners.TryGetValue(id, out var owner) && owner != ownerId, $"The deposit {prefix} is another person's than the one who asked for it by the trail.");
        states.Remove(id);
    }

    public void HoldPromotion(Guid id, bool isApproved, string approvedBy, string snapshot, string receipt, string prefix)
    {
        var isTold = approved.TryGetValue(id, out var approval);
        Fault(isApproved && !isTold, $"A promotion of {prefix} was approved by {approvedBy}, and no fact tells of it.");
        Fault(isTold && approval.By != approvedBy, $"A promotion of {prefix} was approved by {approvedBy} in the database and by {approval.By} by the trail.");
        Fault(isTold && !approval.Text.Contains(snapshot, StringComparison.Ordinal), $"A promotion of {prefix} names another snapshot than was approved by the trail.");
        if (receipt.Length > 0)
        {
            Fault(!receipts.TryGetValue(id, out var said), $"No fact tells of the receipt {id} of {prefix}.");
            Fault(said.Hash is { } hash && hash != Receipt.HashOf(receipt), $"The receipt {id} of {prefix} is not the one that fact {said.Number:N0} tells of.");
            receipts.Remove(id);
        }
    }

    public void HoldToken(Guid id, long count, string name)
    {
        var facts = uses.GetValueOrDefault(id);
        Fault(facts < count, $"The token “{name}” was used {count:N0} times, and {facts:N0} facts tell of it.");
    }

    /// <summary>What makes facts and receipts final is in the database itself, where it can be taken away.</summary>
    /// <param name="made">Name and words of each, as the portal made them.</param>
    /// <param name="there">Those that are there.</param>
    public void HoldTriggers(IReadOnlyDictionary<string, string> made, IReadOnlyDictionary<string, string> there)
    {
        foreach (var (name, words) in made)
        {
            Fault(!there.ContainsKey(name), $"The database lacks its trigger {name}: facts or receipts could be changed.");
            Fault(there.TryGetValue(name, out var other) && other != words, $"The trigger {name} of the database is another than the portal made: facts or receipts could be changed.");
        }

        foreach (var name in there.Keys.Where(name => !made.ContainsKey(name)))
        {
            Fault(true, $"The database has a trigger {name} that the portal did not make: it may change what is stored.");
        }
    }

    /// <summary>All rows were held against the trail: what it tells of and nobody has is gone.</summary>
    public void CompleteRows()
    {
        foreach (var (id, said) in receipts)
        {
            Fault(true, $"Fact {said.Number:N0} tells of the receipt {id}, which is gone.");
        }

        var gone = states.Count(state => state.Value.State is not null);
        Fault(gone > 0, $"The trail tells of {gone:N0} deposits that are gone.");
    }

    private void Read(Fact fact)
    {
        if (DepositFacts.Tells(fact.What))
        {
            states[fact.SubjectId] = (DepositFacts.StateAfter(fact.What), fact.Prefix);
            if (fact.What == DepositFacts.Requested)
            {
                owners[fact.SubjectId] = fact.ActorId;
            }
        }
        else if (fact.What == PromotionFacts.Approved)
        {
            approved[fact.SubjectId] = (fact.ActorName, fact.Words);
        }
        else if (fact.What == TokenFacts.UsedForCredentials)
        {
            uses[fact.SubjectId] = uses.GetValueOrDefault(fact.SubjectId) + 1;
        }
        else if (ReceiptFact.HashIn(fact) is { } receipt)
        {
            receipts[fact.SubjectId] = (fact.Number, receipt);
        }
    }

    private void Fault(bool when, FormattableString sentence)
    {
        if (when && faults.Count < MostFaults)
        {
            faults.Add(sentence.ToString(CultureInfo.InvariantCulture));
        }
    }
}
