namespace Cpg.Renewing;

/// <summary>The portal gives no credentials, and says why: ends the command with code 1.</summary>
internal sealed class RefusedByPortalException(string message) : Exception(message);
