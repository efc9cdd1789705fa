using Portal.Checking.Rows;

namespace Portal.Submitting;

/// <summary>What there is to submit a deposit with.</summary>
/// <param name="Check">The newest finished check; null if there is none.</param>
/// <param name="Waived">How many of its errors waivers cover.</param>
/// <param name="Running">The check that is under way; null if none is.</param>
/// <param name="Trouble">Why there is no check to submit with, and none under way; empty otherwise.</param>
public sealed record SubmissionView(CheckRow? Check, long Waived, Guid? Running, string Trouble)
{
    public bool IsReady => Check is not null && Running is null && Trouble.Length == 0;

    /// <summary>Errors that need words.</summary>
    public long Open => Math.Max(0, (Check?.Figures.Errors ?? 0) - Waived);
}
