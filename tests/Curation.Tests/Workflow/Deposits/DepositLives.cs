using System.Globalization;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Testing.Requests;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Deposits;

/// <summary>Deposits brought to each state by the acts that lead there, and everybody who may look at them.</summary>
internal static class DepositLives
{
    /// <summary>The last day of a hold has passed then.</summary>
    public static readonly DateTimeOffset AfterHold = Now.AddDays(30);

    public static IReadOnlyList<Actor> Everybody { get; } =
        [
            Ada,
            Noor,
            Chidi,
            Chidi with { Id = "cleo", Email = "cleo@champions.example" },
            Chidi with { Id = "nemo", Email = "" },
            Erin,
            Shantanu,
            Actor.Portal,
        ];

    public static IReadOnlyList<Actor> Owners { get; } = [Ada, Chidi, Erin];

    public static IReadOnlyList<Actor> Maintainers { get; } = [Erin, Shantanu];

    public static TheoryData<DepositState> States => [.. Enum.GetValues<DepositState>()];

    /// <param name="state">Where it is to be.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="champion">Whose e-mail is named.</param>
    /// <param name="held">Whether nothing of it is promoted now.</param>
    /// <param name="returned">Whether a request was given back for a change.</param>
    public static Deposit To(DepositState state, Actor owner, string champion = "chidi@champions.example", bool held = false, bool returned = false)
    {
        var form = PlainRequests.Form(champion: champion);
        var hold = held ? Now.AddDays(10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        var deposit = Deposit.Request(Prefix.Parse("cpg0037-oasis/broad"), PlainRequests.Read(form with { HoldUntil = hold }, Now), owner, Now);
        var maintainer = owner == Erin ? Shantanu : Erin;
        Action[] acts = state switch
        {
            DepositState.Requested => returned ? [() => deposit.Return("Name the stains.", maintainer, Now)] : [],
            DepositState.Declined => [() => deposit.Decline("No.", maintainer, Now)],
            DepositState.Withdrawn => [() => deposit.Withdraw(owner, Now)],
            DepositState.Open => [Open],
            DepositState.Submitted => [Open, Submit],
            DepositState.ChangesAsked => [Open, Submit, () => deposit.AskChanges("Name the plates.", maintainer, Now)],
            DepositState.Approved => [Open, Submit, Approve],
            DepositState.Copying => [Open, Submit, Approve, () => deposit.BeginCopy(Now)],
            DepositState.Published => [Open, Submit, Approve, () => deposit.BeginCopy(Now), () => deposit.Publish(Now)],
            DepositState.Failed => [Open, Submit, Approve, () => deposit.Halt("An object changed.", Now)],
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Nothing leads there."),
        };
        foreach (var act in acts)
        {
            act();
        }

        return deposit;

        void Open() => deposit.Open(maintainer, Now);
        void Submit() => deposit.Submit(owner, Now);
        void Approve() => deposit.Approve(maintainer, AfterHold);
    }

    /// <summary>Those of all who look to whom something is open, in one line.</summary>
    public static string Open(Func<Actor, bool> isOpen) => Names(Everybody.Where(isOpen));

    public static string Names(IEnumerable<Actor> actors) => string.Join(' ', actors.Select(actor => actor.Id));

    /// <summary>What it is refused with; null if it happens.</summary>
    public static string? RefusalIn(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
    }
}
