using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Portal.Tests.Deposits;

/// <summary>Deposits brought to each state by the acts that lead there.</summary>
internal static class Lives
{
    private static readonly DateTimeOffset At = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public static IEnumerable<DepositState> Reachable => Enum.GetValues<DepositState>();

    public static Deposit To(DepositState state, string prefix, Actor owner, Actor champion, Actor maintainer)
    {
        var deposit = Deposit.Request(Prefix.Parse(prefix), "A plate", 12, champion.Email, owner, At);
        Action[] acts = state switch
        {
            DepositState.Requested => [],
            DepositState.Declined => [() => deposit.Decline("The number is somebody else's.", maintainer, At)],
            DepositState.Withdrawn => [() => deposit.Withdraw(owner, At)],
            DepositState.Open => [Open],
            DepositState.Submitted => [Open, Submit],
            DepositState.ChangesAsked => [Open, Submit, () => deposit.AskChanges("Name the plates.", maintainer, At)],
            DepositState.Approved => [Open, Submit, Approve],
            DepositState.Copying => [Open, Submit, Approve, () => deposit.BeginCopy(At)],
            DepositState.Published => [Open, Submit, Approve, () => deposit.BeginCopy(At), () => deposit.Publish(At)],
            DepositState.Failed => [Open, Submit, Approve, () => deposit.Halt("An object changed.", At)],
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Nothing leads there."),
        };
        foreach (var act in acts)
        {
            act();
        }

        return deposit;

        void Open() => deposit.Open(maintainer, At);
        void Submit() => deposit.Submit(owner, At);
        void Approve() => deposit.Approve(maintainer, At);
    }

    /// <summary>Whether the domain lets it happen.</summary>
    public static bool Lets(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
