using Curation.Workflow.Credentials;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Promotions;

namespace Curation.Workflow.Trail;

/// <summary>What the facts tell of each subject, against which the rows of the database are held.</summary>
internal sealed class TrailSubjects(TrailFaults faults)
{
    private readonly Dictionary<Guid, int> told = [];
    private readonly Dictionary<Guid, (DepositState? State, string Prefix)> states = [];
    private readonly Dictionary<Guid, string> owners = [];
    private readonly Dictionary<Guid, (long Number, string Hash)> receipts = [];
    private readonly Dictionary<Guid, long> uses = [];
    private readonly Dictionary<Guid, (string By, string Text)> approved = [];

    public void Read(Fact fact)
    {
        told[fact.SubjectId] = told.GetValueOrDefault(fact.SubjectId) + 1;
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

    public void Hold(Guid subject, int changes, string words)
    {
        var facts = told.GetValueOrDefault(subject);
        faults.AddIf(facts < changes, $"{words} changed {changes:N0} times, and {facts:N0} facts tell of it.");
    }

    public void HoldDeposit(Guid id, DepositState state, string ownerId, string prefix)
    {
        var known = states.TryGetValue(id, out var last);
        faults.AddIf(known && last.State is { } said && said != state, $"The deposit {prefix} is {state} in the database and {last.State} by the trail.");
        faults.AddIf(!known && state is not DepositState.Requested, $"The deposit {prefix} is {state}, and no fact tells of it.");

        // Until it is decided a request may come to be for another prefix.
        faults.AddIf(known && state is not DepositState.Requested && last.Prefix != prefix, $"The deposit {prefix} is {last.Prefix} by the trail.");
        faults.AddIf(owners.TryGetValue(id, out var owner) && owner != ownerId, $"The deposit {prefix} is another person's than the one who asked for it by the trail.");
        states.Remove(id);
    }

    public void HoldPromotion(Guid id, bool isApproved, string approvedBy, string snapshot, string receipt, string prefix)
    {
        var isTold = approved.TryGetValue(id, out var approval);
        faults.AddIf(isApproved && !isTold, $"A promotion of {prefix} was approved by {approvedBy}, and no fact tells of it.");
        faults.AddIf(isTold && approval.By != approvedBy, $"A promotion of {prefix} was approved by {approvedBy} in the database and by {approval.By} by the trail.");
        faults.AddIf(isTold && !approval.Text.Contains(snapshot, StringComparison.Ordinal), $"A promotion of {prefix} names another snapshot than was approved by the trail.");
        if (receipt.Length > 0)
        {
            faults.AddIf(!receipts.TryGetValue(id, out var said), $"No fact tells of the receipt {id} of {prefix}.");
            faults.AddIf(said.Hash is { } hash && hash != Receipt.HashOf(receipt), $"The receipt {id} of {prefix} is not the one that fact {said.Number:N0} tells of.");
            receipts.Remove(id);
        }
    }

    public void HoldToken(Guid id, long count, string name)
    {
        var facts = uses.GetValueOrDefault(id);
        faults.AddIf(facts < count, $"The token “{name}” was used {count:N0} times, and {facts:N0} facts tell of it.");
    }

    public void Complete()
    {
        foreach (var (id, said) in receipts)
        {
            faults.AddIf(true, $"Fact {said.Number:N0} tells of the receipt {id}, which is gone.");
        }

        var gone = states.Count(state => state.Value.State is not null);
        faults.AddIf(gone > 0, $"The trail tells of {gone:N0} deposits that are gone.");
    }
}
