using Curation.Workflow.Actors;

namespace Portal.Credentials.Tokens;

/// <summary>Why a program gets no credentials, in a sentence for whoever runs it.</summary>
public sealed class TokenRefusedException(TokenFault fault, string sentence, TimeSpan wait = default) : RefusedException(sentence)
{
    public TokenFault Fault => fault;

    /// <summary>After which it may try again; zero if that is of no use.</summary>
    public TimeSpan Wait => wait;
}
