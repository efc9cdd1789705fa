namespace Portal.Checking.Waiving;

/// <summary>What waivers cover of a check, as it was looked at before an act.</summary>
/// <param name="InForce">The waivers that were in force then.</param>
/// <param name="Errors">How many errors they cover.</param>
/// <param name="Covering">Those of them that cover some.</param>
internal sealed record Coverage(Guid RunId, HashSet<Guid> InForce, long Errors, HashSet<Guid> Covering);
