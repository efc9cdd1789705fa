using Curation.Granting;
using Curation.Granting.Linting;
using Curation.Workflow.Grants;

namespace Portal.Writers;

/// <summary>Grants as lines for the linter and as rows for people.</summary>
internal static class WriterRows
{
    /// <param name="g">The portal's row.</param>
    /// <param name="grants">What its scope is written like.</param>
    /// <param name="now">Now.</param>
    /// <param name="held">What the provider really has of it, which is what counts; null if that is not known.</param>
    public static GrantLine LineOf(Grant g, IGrants grants, DateTimeOffset now, ProviderGrant? held = null) => new(
        $"{g.Id}", held?.Scope ?? grants.ScopeOf(g.Prefix), held?.Permission ?? g.Permission, g.IsOwnIdentity ? g.Arn : g.HolderName, true,
        g.WantedAt, g.EndsAt, g.IsOwnIdentity ? now : g.LastUsedAt); // what an own identity does, only the provider's log tells

    /// <summary>Why nothing is given by it now, for those who look after it; empty while it is live.</summary>
    public static string Closed(Grant g, DateTimeOffset now) => g switch
    {
        _ when g.IsLiveAt(now) => "",
        { State: GrantState.Live } => "Its end has come.",
        { State: GrantState.Wanted, Trouble.Length: > 0 } => g.Trouble,
        { State: GrantState.Wanted } => "Being made.",
        _ => $"Ended: {g.Reason.TrimEnd('.')}.",
    };

    public static GrantLine LineOf(ProviderGrant stray, DateTimeOffset now) =>
        new(stray.Id, stray.Scope, stray.Permission, stray.Grantee.Id, false, stray.CreatedAt, null, now);

    public static WriterRow Of(Grant g, IGrants grants, IReadOnlyList<GrantRemark> remarks, ProviderGrant? held = null) =>
        new(g, held, held?.Scope ?? grants.ScopeOf(g.Prefix), remarks);

    public static WriterRow Of(ProviderGrant stray, IReadOnlyList<GrantRemark> remarks) => new(null, stray, stray.Scope, remarks);
}
