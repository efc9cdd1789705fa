using Curation.Workflow.Credentials;

namespace Portal.Writers;

/// <summary>An access token, and whose it is.</summary>
public sealed record WriterToken(AccessToken Token, string Owner);
