namespace Portal.Identity.OpenId;

/// <summary>The address of the page that says why somebody was not signed in. It carries a word of ours only, so nobody can write on it.</summary>
internal static class SignInFailed
{
    public static string Address(SignInFault fault, string? returnUrl)
    {
        var address = $"/sign-in/failed?why={fault.ToString().ToLowerInvariant()}";
        var back = SignIn.Local(returnUrl);
        return back == "/" ? address : $"{address}&returnUrl={Uri.EscapeDataString(back)}";
    }
}
