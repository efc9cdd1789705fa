using Curation.Requesting;

namespace Portal.Deposits.Requests;

/// <summary>All that the request's page shows beside the deposit's row.</summary>
/// <param name="Dataset">What was asked; null for deposits from the time when nothing was.</param>
/// <param name="Revision">Which of its texts this is.</param>
/// <param name="Endorsement">The champion's word; null if it was not given.</param>
/// <param name="MayEndorse">Whether the person who looks is the champion who is named.</param>
/// <param name="Agreement">The agreement as it is now, if the contributor has yet to agree to that version; else null.</param>
/// <param name="HeldUntil">The day before which nothing is promoted; null if there is none, or it was lifted.</param>
/// <param name="HoldLiftedAt">When it was lifted.</param>
public sealed record RequestView(
    DatasetRequest? Dataset, int Revision, RequestEndorsement? Endorsement, bool MayEndorse, LicenceAgreement? Agreement, DateOnly? HeldUntil, DateTimeOffset? HoldLiftedAt);

/// <summary>The champion's word for a request.</summary>
/// <param name="By">Who endorsed.</param>
/// <param name="At">When.</param>
/// <param name="Message">What they said.</param>
/// <param name="IsToEarlierText">Whether the request was changed since.</param>
public sealed record RequestEndorsement(string By, DateTimeOffset At, string Message, bool IsToEarlierText);
