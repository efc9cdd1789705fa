namespace Portal.Credentials.Tokens;

/// <summary>Why a program gets no credentials.</summary>
public enum TokenFault
{
    /// <summary>No token, or one that is not known: a stranger.</summary>
    Unknown,

    /// <summary>A token that was given once but holds no more.</summary>
    Ended,

    /// <summary>What was asked for cannot be.</summary>
    Wrong,

    /// <summary>The deposit does not allow it now.</summary>
    Closed,

    TooMany,
}
