using Curation.Granting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Curation.Workflow.Grants;

/// <summary>Who gives a grant, to whom, and when.</summary>
public sealed partial class Grant
{
    /// <summary>The grant that a deposit's contributor works by, held by the portal's role; wanted with the approval.</summary>
    public static Grant Want(Deposit deposit, Actor by, DateTimeOffset at, DateTimeOffset? endsAt = null)
    {
        Refuse(RefusalToGive(deposit, by));
        return Wanted(deposit, "", Permission.ReadWrite, endsAt, by, at);
    }

    /// <summary>A grant for the contributor's own IAM user or role, for tools that ask the provider by themselves.</summary>
    public static Grant WantFor(Grantee grantee, Permission permission, DateTimeOffset? endsAt, Deposit deposit, Actor by, DateTimeOffset at)
    {
        Refuse(RefusalToGive(deposit, by));
        Refuse(permission is Permission.Write, "A grant reads, or reads and writes: who cannot read cannot see what is missing.");
        Refuse(permission is not Permission.Read && !deposit.TakesUploads, "The deposit takes no uploads now: a grant can only read.");
        Refuse(!Grantee.TryParse(grantee.Id, out _, out var reason), reason);
        return Wanted(deposit, grantee.Id, permission, endsAt, by, at);
    }

    /// <summary>The states of a deposit that has grants.</summary>
    public static IReadOnlyList<DepositState> DueStates => DepositLife.Filling;

    /// <summary>Whether a deposit in this state has grants at all.</summary>
    public static bool IsDueTo(Deposit deposit) => DueStates.Contains(deposit.State);

    private static Grant Wanted(Deposit deposit, string arn, Permission permission, DateTimeOffset? endsAt, Actor by, DateTimeOffset at)
    {
        RefuseEnd(endsAt, at);
        var grant = new Grant
        {
            DepositId = deposit.Id,
            Prefix = deposit.Prefix,
            Permission = permission,
            HolderId = deposit.OwnerId,
            HolderName = deposit.OwnerName,
            Arn = arn,
            State = GrantState.Wanted,
            WantedAt = at,
            EndsAt = endsAt,
        };
        grant.Tell(GrantFacts.Wanted, $"gave leave to {grant.What}{(endsAt is { } end ? $" until {Written(end)}" : "")}", by, at);
        return grant;
    }
}
