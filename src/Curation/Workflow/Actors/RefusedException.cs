namespace Curation.Workflow.Actors;

/// <summary>What a person may not do, or not now: a full sentence that is shown to that person as it is.</summary>
public class RefusedException(string sentence, Exception? inner = null) : Exception(sentence, inner);
