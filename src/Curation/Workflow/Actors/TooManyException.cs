namespace Curation.Workflow.Actors;

/// <summary>Something was asked for too often; <see cref="Wait"/> says when to come back.</summary>
public sealed class TooManyException(string sentence, TimeSpan wait) : RefusedException(sentence)
{
    public TimeSpan Wait => wait;
}
