namespace Curation.Workflow.Actors;

/// <summary>The person may do it, and has to say once more who they are: whoever sits at a browser that was left open should not.</summary>
public sealed class StaleSignInException(string act)
    : RefusedException($"You signed in too long ago to {act}: sign in again, and do it then. You come back to this page.");
