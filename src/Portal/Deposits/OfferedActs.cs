using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Portal.Deposits;

/// <summary>
/// What to offer whom in which state: never what the domain would refuse. The domain decides all the same; this is what a page
/// shows, so that nobody presses a button to learn that they may not.
/// </summary>
public static class OfferedActs
{
    public static IReadOnlyList<DepositAct> Of(DepositRow deposit, Actor actor) =>
        [.. Enum.GetValues<DepositAct>().Where(act => Offers(act, deposit.State, deposit.IsReturned, deposit.IsMine, actor.IsMaintainer, deposit.CopyWaits))];

    private static bool Offers(DepositAct act, DepositState state, bool returned, bool owns, bool maintains, bool copyWaits) => act switch
    {
        DepositAct.Approve => maintains && !owns && !returned && state is DepositState.Requested,
        DepositAct.Decline or DepositAct.Return => maintains && state is DepositState.Requested,
        DepositAct.Answer => owns && returned && state is DepositState.Requested,
        DepositAct.Edit => owns && state is DepositState.Requested,
        DepositAct.Upload or DepositAct.Submit or DepositAct.Declare => owns && state is (DepositState.Open or DepositState.ChangesAsked),
        DepositAct.Review => maintains && !owns && state is (DepositState.Submitted or DepositState.Failed),
        DepositAct.AskChanges => maintains && !copyWaits && state is (DepositState.Submitted or DepositState.Failed),
        DepositAct.Withdraw => owns && state is (DepositState.Requested or DepositState.Open or DepositState.ChangesAsked or DepositState.Submitted),
        DepositAct.AskAgain => owns && state is (DepositState.Declined or DepositState.Withdrawn),
        _ => false,
    };
}
