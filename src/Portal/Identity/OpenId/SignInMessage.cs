namespace Portal.Identity.OpenId;

/// <summary>What a failed sign-in says: what happened, and who has to act.</summary>
internal sealed record SignInMessage(string Title, string What, string Who)
{
    private const string You = "Nothing was changed. Try again.";
    private const string Operator = "Trying again seldom helps: tell whoever runs this portal, whose log says more.";

    public static SignInMessage For(SignInFault fault, string provider) => fault switch
    {
        SignInFault.Denied => new(
            "You were not signed in", $"{provider} says that access was denied: you said no there, or your account may not use this portal.",
            "Try again and say yes. If you did, ask whoever looks after accounts there to let you use the gallery's portal."),
        SignInFault.Stale => new("This sign-in is over", "It was not begun in this browser, was used before, or took longer than fifteen minutes.",
            "Begin again from here, and let this site keep cookies."),
        SignInFault.Unreachable => new(
            "The sign-in does not answer", $"{provider} did not answer in time, or says that it cannot answer now. The portal itself works.",
            "Try again in a moment. If it stays, tell whoever runs that sign-in."),
        SignInFault.Refused => new("The sign-in refused this portal", $"{provider} does not accept how this portal asks for you.", Operator),
        SignInFault.Odd => new(
            "The sign-in answered oddly", $"What {provider} sent is not what the portal can read, so nobody was signed in.", Operator),
        SignInFault.Untrusted => new(
            "The sign-in could not be trusted", $"What {provider} sent does not prove who you are, so nobody was signed in.", Operator),
        SignInFault.Clock => new(
            "The clocks disagree",
            $"What {provider} sent is not valid yet, or not any more: its clock and the portal's differ by more than two minutes, or you waited too long.",
            "Try again. If it stays, tell whoever runs this portal."),
        SignInFault.UnknownKey => new(
            "The sign-in could not be checked",
            $"{provider} signed with a key that it does not name among its own. It may just have changed its keys.",
            "Try again in a minute. If it stays, tell whoever runs that sign-in."),
        SignInFault.NotAnew => new(
            "You were not asked who you are", $"This needs a fresh sign-in, and {provider} sent you back without one. You are signed in as before.",
            "Sign out at the provider, then try again. If it stays, tell whoever runs this portal."),
        SignInFault.Disabled => new(
            "Your account is disabled",
            $"{provider} knows you, but a maintainer of the gallery disabled your account in this portal.",
            "Ask a maintainer."),
        _ => new("You were not signed in", "Something went wrong on the way.", You),
    };
}
