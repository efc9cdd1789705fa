using Curation.Workflow.Actors;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Identity;

namespace Portal.Credentials.Tokens;

/// <summary>Who made a token, as they are now: nobody signs in when a program uses it.</summary>
public sealed class TokenOwners(IDbContextFactory<PortalDb> dbs, IEnumerable<Persona> known, IdentityOptions identity)
{
    /// <returns>Null for whoever may not come in any more.</returns>
    public async Task<Actor?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (identity.UsesPersonas)
        {
            return known.FirstOrDefault(persona => persona.Actor.Id == id)?.Actor;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        return (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.ActorId == id && !p.IsDisabled, cancellationToken))?.AsActor();
    }
}
