namespace Curation.Workflow.Jobs;

/// <summary>How the facts of a kind of job are called that every job tells.</summary>
public sealed record JobFacts(string Resumed, string Cancelled, string Failed);
