using Curation.Store;

namespace Portal.Tests.Deposits;

/// <summary>Gives credentials that are easy to find in a markup.</summary>
internal sealed class FakeVendor(TimeProvider clock) : ICredentialVendor
{
    public const string Secret = "HUSH/with+signs=";
    public const string Token = "MURMUR//with+signs==";

    /// <summary>Whether what it gives has ended already.</summary>
    public bool GivesExpired { get; set; }

    public Task<TemporaryCredentials> VendAsync(
        Prefix prefix, Permission permission, TimeSpan duration, AuditContext audit, CancellationToken cancellationToken) =>
        Task.FromResult(new TemporaryCredentials("ASIATEST", Secret, Token, clock.GetUtcNow() + (GivesExpired ? TimeSpan.Zero : duration)));
}
