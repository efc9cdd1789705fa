namespace Curation.Workflow.Actors;

/// <summary>What a person may not do, or not now: a full sentence that is shown to that person as it is.</summary>
public class RefusedException(string sentence, Exception? inner = null) : Exception(sentence, inner);

/// <summary>The person may do it, and has to say once more who they are: whoever sits at a browser that was left open should not.</summary>
public sealed class StaleSignInException(string act)
    : RefusedException($"You signed in too long ago to {act}: sign in again, and do it then. You come back to this page.");

/// <summary>Something was asked for too often; <see cref="Wait"/> says when to come back.</summary>
public sealed class TooManyException(string sentence, TimeSpan wait) : RefusedException(sentence)
{
    public TimeSpan Wait => wait;
}
