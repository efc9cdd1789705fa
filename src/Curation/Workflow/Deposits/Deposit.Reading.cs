using System.Linq.Expressions;
using Curation.Workflow.Actors;

namespace Curation.Workflow.Deposits;

/// <summary>
/// Who may read a deposit: the contributor their own, the champion who is named, every maintainer; nobody else learns that it exists.
/// </summary>
public sealed partial class Deposit
{
    public bool MayBeReadBy(Actor actor) => actor.IsMaintainer || IsOwnedBy(actor) || (actor.Role is Role.Champion && IsNamedChampion(actor));

    /// <summary>The same as <see cref="MayBeReadBy"/>, for a query. The champion's e-mail is stored in small letters.</summary>
    public static Expression<Func<Deposit, bool>> ReadableBy(Actor actor)
    {
        var (id, email) = (actor.Id, actor.Email.ToLowerInvariant());
        return actor.Role switch
        {
            Role.Maintainer => deposit => true,
            Role.Champion when email.Length > 0 => deposit => deposit.Champion == email || deposit.OwnerId == id,
            _ => deposit => deposit.OwnerId == id,
        };
    }
}
