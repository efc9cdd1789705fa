using Curation.Workflow.Actors;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Identity;

/// <summary>
/// Who can be named as the champion of a deposit: the champions and maintainers that the portal knows. Their names are there for everybody who
/// is signed in; of nobody else anything is told, not even whether they are here.
/// </summary>
public sealed class Champions(IDbContextFactory<PortalDb> dbs, IEnumerable<Persona> known, IdentityOptions identity)
{
    /// <summary>More than a gallery has; a choice of more would be none.</summary>
    public const int Most = 500;

    public async Task<IReadOnlyList<ChampionRow>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        return await ListAsync(db, cancellationToken);
    }

    internal async Task<IReadOnlyList<ChampionRow>> ListAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var people = await db.People.AsNoTracking().Where(p => !p.IsDisabled && p.Email != "")
            .Where(p => p.RoleSet == Role.Champion
                || p.RoleSet == Role.Maintainer
                || (p.RoleSet == null && (p.RoleSeen == Role.Champion || p.RoleSeen == Role.Maintainer)))
            .OrderBy(p => p.Name).Take(Most).Select(p => new { p.Name, p.Email, Role = p.RoleSet ?? p.RoleSeen }).ToListAsync(cancellationToken);
        var personas = identity.UsesPersonas
            ? known.Where(p => p.Role is Role.Champion or Role.Maintainer).Select(p => new { p.Name, p.Email, p.Role })
            : [];
        var all = people.Concat(personas)
            .DistinctBy(p => p.Email, StringComparer.OrdinalIgnoreCase)
            .OrderBy(p => p.Role is Role.Maintainer)
            .ThenBy(p => p.Name, StringComparer.CurrentCulture)
            .ToList();
        var names = all.CountBy(p => p.Name).ToDictionary();
        return [.. all.Select(p => new ChampionRow(
            $"{p.Name}{(p.Role is Role.Maintainer ? ", maintainer" : "")}{(names[p.Name] > 1 ? $" ({p.Email})" : "")}", p.Email.ToLowerInvariant()))];
    }
}

/// <summary>Somebody who can be named as a champion.</summary>
/// <param name="Name">As the choice shows it; two of one name are told apart.</param>
public sealed record ChampionRow(string Name, string Email);
