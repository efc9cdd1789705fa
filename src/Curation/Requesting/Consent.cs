namespace Curation.Requesting;

/// <summary>Which words the contributor agreed to, and when. The hash says which, whatever becomes of the text.</summary>
/// <param name="Version">As the agreement calls itself.</param>
/// <param name="Sha256">Of the text that was shown.</param>
/// <param name="At">When it was agreed to.</param>
public sealed record Consent(string Version, string Sha256, DateTimeOffset At)
{
    public bool IsTo(LicenceAgreement agreement) => Sha256 == agreement.Sha256;
}
