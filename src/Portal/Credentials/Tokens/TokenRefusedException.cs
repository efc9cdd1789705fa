using Curation.Workflow.Actors;

namespace Portal.Credentials.Tokens;

/// <summary>Why a program gets no credentials, in a sentence for whoever runs it.</summary>
public sealed class TokenRefusedException(TokenFault fault, string sentence, TimeSpan wait = default) : RefusedException(sentence)
{
    public TokenFault Fault => fault;

    /// <summary>After which it may try again; zero if that is of no use.</summary>
    public TimeSpan Wait => wait;
}

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
