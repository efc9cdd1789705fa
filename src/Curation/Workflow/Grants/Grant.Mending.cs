using Curation.Granting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Curation.Workflow.Grants;

/// <summary>What a maintainer does about a grant that the provider has otherwise than the portal.</summary>
public sealed partial class Grant
{
    /// <summary>A grant that the provider has and the portal never gave: a maintainer has it deleted, and the row remembers that.</summary>
    public static Grant EndStray(ProviderGrant stray, string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(RefusalToEndStray(by));
        var said = Required(reason, "Say why, so that whoever misses it learns it.");
        var grant = new Grant
        {
            DepositId = NoDeposit,
            Permission = stray.Permission,
            HolderName = stray.Grantee.Id,
            Arn = stray.Grantee.Id,
            ProviderId = stray.Id,
            State = GrantState.Ending,
            WantedAt = at,
            Reason = said,
        };
        grant.Tell(GrantFacts.Mended, $"had the unknown grant {stray.Id} on {stray.Scope} of {stray.Grantee} deleted: {said}", by, at);
        return grant;
    }

    /// <summary>A grant that the provider has and the portal never gave, taken over as the access of the deposit whose prefix it is on.</summary>
    /// <param name="stray">As the provider has it.</param>
    /// <param name="isPortals">Whether the portal's own identity holds it.</param>
    /// <param name="due">What a grant on the deposit's prefix reaches.</param>
    /// <param name="deposit">Whose access it becomes.</param>
    /// <param name="endsAt">When it is to end; null if only with the deposit.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">A maintainer who is not the contributor.</param>
    /// <param name="at">Now.</param>
    public static Grant Adopt(
        ProviderGrant stray, bool isPortals, GrantScope due, Deposit deposit, DateTimeOffset? endsAt, string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(RefusalToAdopt(deposit, by));
        RefuseEnd(endsAt, at);
        Refuse(
            stray.Scope != due,
            $"It reaches {stray.Scope}, and the access of a deposit reaches {due}, no more and no less: delete it, and give access anew.");
        Refuse(stray.Permission is Permission.Write, "It writes and does not read: delete it, and give access anew.");
        Refuse(
            isPortals && stray.Permission is not Permission.ReadWrite,
            "Access by the portal reads and writes; this grant does less: delete it, and give access anew.");
        Refuse(
            !isPortals && stray.Permission is not Permission.Read && !deposit.TakesUploads,
            "The deposit takes no uploads now, and this grant writes: delete it.");
        Refuse(
            !isPortals && stray.Grantee.Kind is not GranteeKind.Iam,
            $"{stray.Grantee} is somebody of a directory: the portal gives access to IAM users and roles only.");
        var isNamed = Grantee.TryParse(stray.Grantee.Id, out _, out var fault);
        Refuse(!isPortals && !isNamed, fault);
        var said = Required(reason, "Say why, so that whoever reads the history knows.");
        var grant = Wanted(deposit, isPortals ? "" : stray.Grantee.Id, stray.Permission, endsAt, by, at);
        (grant.State, grant.ProviderId, grant.MadeAt) = (GrantState.Live, stray.Id, at);
        grant.Tell(GrantFacts.Mended, $"adopted the unknown grant {stray.Id} of {stray.Grantee} as the leave to {grant.What}: {said}", by, at);
        return grant;
    }

    /// <summary>
    /// The provider lost it, or has it otherwise than it was given: it is wanted once more, and what the provider has of it is deleted before.
    /// </summary>
    public void MakeAgain(string difference, Actor by, DateTimeOffset at)
    {
        Refuse(RefusalOf(GrantAct.MakeAgain, by, at));
        (State, MadeAt) = (GrantState.Wanted, null);
        Settle();
        Tell(GrantFacts.Mended, $"had the grant to {What} made again: {difference}", by, at);
    }
}
