namespace Portal.Identity;

/// <summary>By what somebody came in.</summary>
/// <param name="IdToken">What the provider signed.</param>
/// <param name="At">When the person proved it to the provider; long ago if nobody knows.</param>
/// <param name="ProviderSession">What the provider calls their stay there, if it does.</param>
internal sealed record SignInProof(string IdToken, DateTimeOffset At, string? ProviderSession = null);
