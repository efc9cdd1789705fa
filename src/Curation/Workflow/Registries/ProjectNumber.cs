using System.Globalization;
using Curation.Registries;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;

namespace Curation.Workflow.Registries;

/// <summary>
/// A project's number that the portal gave out with a deposit's request. It is taken from that moment on, a project of the registry once the
/// request is approved, and free again if the request is declined or withdrawn before.
/// </summary>
public sealed class ProjectNumber : Subject
{
    private ProjectNumber()
    {
    }

    public Guid DepositId { get; private set; }

    public Prefix Prefix { get; private set; }

    public int Number { get; private set; }

    /// <summary>The whole name: cpg, the number, a hyphen and the tag.</summary>
    public string Name { get; private set; } = "";

    public NumberState State { get; private set; }

    public DateTimeOffset ReservedAt { get; private set; }

    public AssignedNumber Given => new(Number, Name, State is NumberState.Registered);

    protected override Guid AboutDeposit => DepositId;

    protected override string AboutPrefix => Prefix.Text;

    /// <summary>What the next project would be called.</summary>
    public static string NextName(Registry registry, string? tag)
    {
        Refuse(!NewTag.TryParse(tag, registry, out var good, out var reason), reason);
        Refuse(registry.NextNumber is null, "All numbers from cpg0000 to cpg9999 are given out: a maintainer has to decide what comes next.");
        return $"{RegisteredProject.NumberOf(registry.NextNumber!.Value)}-{good}";
    }

    /// <summary>Takes the number that the deposit's prefix begins with.</summary>
    public static ProjectNumber Reserve(Registry registry, Deposit deposit, Actor by, DateTimeOffset at)
    {
        Refuse(!deposit.IsOwnedBy(by), "A number is reserved for a request of one's own.");
        Refuse(deposit.State is not DepositState.Requested, "A number is reserved with the request, before it is decided.");
        var name = deposit.Prefix.Project;
        Refuse(name != NextName(registry, name.Length > 8 ? name[8..] : ""), $"The name {name} is not the next one any more: ask again.");
        var number = new ProjectNumber
        {
            DepositId = deposit.Id,
            Prefix = deposit.Prefix,
            Number = int.Parse(name.AsSpan(3, 4), NumberStyles.None, CultureInfo.InvariantCulture),
            Name = name,
            State = NumberState.Reserved,
            ReservedAt = at,
        };
        number.Tell(NumberFacts.Reserved, $"reserved the number {RegisteredProject.NumberOf(number.Number)} for {name}", by, at);
        return number;
    }

    /// <summary>What the deposit's state means for its number; who decided that, decided this.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Follow(Deposit deposit, Actor by, DateTimeOffset at)
    {
        Refuse(deposit.Id != DepositId, "This number is another deposit's.");
        if (State is not NumberState.Reserved || deposit.State is DepositState.Requested)
        {
            return false;
        }

        // What was approved once keeps its number, whatever becomes of it: data may lie under it, and papers may name it.
        State = deposit.State is DepositState.Declined or DepositState.Withdrawn ? NumberState.Released : NumberState.Registered;
        Tell(
            State is NumberState.Released ? NumberFacts.Released : NumberFacts.Registered,
            State is NumberState.Released ? $"set {RegisteredProject.NumberOf(Number)} free again: {Name} was {deposit.State.ToString().ToLowerInvariant()}" : $"registered {Name}",
            by,
            at);
        return true;
    }
}
