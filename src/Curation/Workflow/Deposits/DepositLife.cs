namespace Curation.Workflow.Deposits;

/// <summary>What each state of a deposit means: one row a state, from which every list of states is made.</summary>
public static class DepositLife
{
    public static IReadOnlyList<StateTraits> Rows { get; } =
    [
        new(DepositState.Requested, Fills: false, TakesUploads: false, IsOver: false),
        new(DepositState.Open, Fills: true, TakesUploads: true, IsOver: false),
        new(DepositState.Submitted, Fills: true, TakesUploads: false, IsOver: false),
        new(DepositState.ChangesAsked, Fills: true, TakesUploads: true, IsOver: false),
        new(DepositState.Approved, Fills: true, TakesUploads: false, IsOver: false),
        new(DepositState.Copying, Fills: true, TakesUploads: false, IsOver: false),

        // Halted, and a maintainer may give it back at any time.
        new(DepositState.Failed, Fills: true, TakesUploads: false, IsOver: false),
        new(DepositState.Published, Fills: false, TakesUploads: false, IsOver: false),
        new(DepositState.Declined, Fills: false, TakesUploads: false, IsOver: true),
        new(DepositState.Withdrawn, Fills: false, TakesUploads: false, IsOver: true),
    ];

    /// <summary>The states in which a deposit fills its prefix.</summary>
    public static IReadOnlyList<DepositState> Filling { get; } = [.. Rows.Where(row => row.Fills).Select(row => row.State)];

    /// <summary>The states in which what is staged is to stay as it is.</summary>
    public static IReadOnlyList<DepositState> Shut { get; } = [.. Rows.Where(row => row.Fills && !row.TakesUploads).Select(row => row.State)];

    public static bool Fills(this DepositState state) => Of(state).Fills;

    public static bool TakesUploads(this DepositState state) => Of(state).TakesUploads;

    /// <summary>Whether a maintainer decides now what becomes of the data: it was submitted, or its copy halted.</summary>
    public static bool IsReviewed(this DepositState state) => state is DepositState.Submitted or DepositState.Failed;

    /// <summary>Whether it was approved and is not public yet: its copy begins, goes on or halts.</summary>
    public static bool TakesCopy(this DepositState state) => state is DepositState.Approved or DepositState.Copying or DepositState.Failed;

    public static bool IsOver(this DepositState state) => Of(state).IsOver;

    private static StateTraits Of(DepositState state) => Rows.Single(row => row.State == state);
}

/// <summary>What a state of a deposit means.</summary>
/// <param name="Fills">
/// Whether the deposit has its prefix for itself: from the approval of the request until its data is public or it is over.
/// </param>
/// <param name="TakesUploads">Whether data may arrive.</param>
/// <param name="IsOver">Whether nothing comes of it any more.</param>
public sealed record StateTraits(DepositState State, bool Fills, bool TakesUploads, bool IsOver);
