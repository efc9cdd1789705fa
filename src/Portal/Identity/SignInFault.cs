namespace Portal.Identity;

/// <summary>Why somebody could not be signed in, as far as that person can do something with it.</summary>
internal enum SignInFault
{
    /// <summary>The person said no at the provider, or the provider did for them.</summary>
    Denied,

    /// <summary>The answer belongs to no sign-in that this browser has open.</summary>
    Stale,

    /// <summary>The provider does not answer, or says that it cannot now.</summary>
    Unreachable,

    /// <summary>The provider does not accept the portal: its id, its secret, its addresses, what it asks for.</summary>
    Refused,

    /// <summary>What the provider sent is not what the protocol says.</summary>
    Odd,

    /// <summary>What the provider sent about the person does not prove who they are.</summary>
    Untrusted,

    /// <summary>The same, because of a time in it.</summary>
    Clock,

    /// <summary>The same, because it is signed with a key that the provider does not name.</summary>
    UnknownKey,

    /// <summary>The person had to prove once more who they are, and the provider did not ask.</summary>
    NotAnew,

    /// <summary>A maintainer disabled the person.</summary>
    Disabled,
}

/// <summary>Ends a sign-in. The detail is for the log: never anything that was secret, nor text of others.</summary>
internal sealed class SignInException(SignInFault fault, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public SignInFault Fault { get; } = fault;
}
