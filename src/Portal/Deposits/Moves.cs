using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Portal.Deposits;

/// <summary>
/// What to offer whom in which state: never what the domain would refuse. The domain decides all the same; this is what a page
/// shows, so that nobody presses a button to learn that they may not.
/// </summary>
public static class Moves
{
    public static IReadOnlyList<Move> Of(DepositRow deposit, Actor actor) =>
        [.. Enum.GetValues<Move>().Where(move => Offers(move, deposit.State, deposit.IsReturned, deposit.IsMine, actor.IsMaintainer, deposit.CopyWaits))];

    private static bool Offers(Move move, DepositState state, bool returned, bool owns, bool maintains, bool copyWaits) => move switch
    {
        Move.Approve => maintains && !owns && !returned && state is DepositState.Requested,
        Move.Decline or Move.Return => maintains && state is DepositState.Requested,
        Move.Answer => owns && returned && state is DepositState.Requested,
        Move.Edit => owns && state is DepositState.Requested,
        Move.Upload or Move.Submit or Move.Declare => owns && state is (DepositState.Open or DepositState.ChangesAsked),
        Move.Review => maintains && !owns && state is (DepositState.Submitted or DepositState.Failed),
        Move.AskChanges => maintains && !copyWaits && state is (DepositState.Submitted or DepositState.Failed),
        Move.Withdraw => owns && state is (DepositState.Requested or DepositState.Open or DepositState.ChangesAsked or DepositState.Submitted),
        Move.AskAgain => owns && state is (DepositState.Declined or DepositState.Withdrawn),
        _ => false,
    };
}
