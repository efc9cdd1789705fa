namespace Portal.Deposits.Requests;

/// <summary>The champion's word for a request.</summary>
/// <param name="By">Who endorsed.</param>
/// <param name="At">When.</param>
/// <param name="Words">What they said.</param>
/// <param name="IsToEarlierText">Whether the request was changed since.</param>
public sealed record RequestEndorsement(string By, DateTimeOffset At, string Words, bool IsToEarlierText);
