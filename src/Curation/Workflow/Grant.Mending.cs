using Curation.Granting;

namespace Curation.Workflow;

/// <summary>What a maintainer does about a grant that the provider has otherwise than the portal.</summary>
public sealed partial class Grant
{
    /// <summary>A grant that the provider has and the portal never gave: a maintainer has it deleted, and the row remembers that.</summary>
    public static Grant EndStray(ProviderGrant stray, string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsMaintainer, "Only a maintainer deletes a grant.");
        var said = Said(reason, "Say why, so that whoever misses it learns it.");
        var grant = new Grant
        {
            Permission = stray.Permission,
            HolderName = stray.Grantee.Id,
            Arn = stray.Grantee.Id,
            ProviderId = stray.Id,
            State = GrantState.Ending,
            WantedAt = at,
            Reason = said,
        };
        grant.Tell("grant.mended", $"had the unknown grant {stray.Id} on {stray.Scope} of {stray.Grantee} deleted: {said}", by, at);
        return grant;
    }

    /// <summary>The provider lost it, or has it otherwise than it was given: it is wanted once more.</summary>
    public void MakeAgain(string difference, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsMaintainer, "Only a maintainer mends a grant.");
        Refuse(by.Id == HolderId, "Another maintainer mends your grant.");
        Refuse(State is not GrantState.Live, "Only a live grant is made again.");
        (State, ProviderId, MadeAt) = (GrantState.Wanted, "", null);
        Settle();
        Tell("grant.mended", $"had the grant to {What} made again: {difference}", by, at);
    }
}
