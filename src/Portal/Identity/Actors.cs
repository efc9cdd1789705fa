using System.Security.Claims;
using Curation.Workflow.Actors;

namespace Portal.Identity;

/// <summary>Between the signed-in person and the actor the domain knows.</summary>
public static class Actors
{
    /// <summary>
    /// By what the cookie says alone, so for no act that asks for a fresh sign-in: <see cref="CurrentPerson.ActorAsync"/> knows of that.
    /// </summary>
    public static Actor From(ClaimsPrincipal person)
    {
        var id = person.FindFirstValue(ClaimTypes.NameIdentifier);
        return id is not null && Enum.TryParse<Role>(person.FindFirstValue(ClaimTypes.Role), out var role) && role is not Role.Portal
            ? new Actor(id, person.FindFirstValue(ClaimTypes.Name) ?? id, person.FindFirstValue(ClaimTypes.Email) ?? "", role)
            : throw new RefusedException("You are not signed in, or your account has no role in the gallery: ask a maintainer.");
    }

    public static ClaimsPrincipal Principal(Actor actor, string scheme) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, actor.Id),
            new(ClaimTypes.Name, actor.Name),
            new(ClaimTypes.Email, actor.Email),
            new(ClaimTypes.Role, actor.Role.ToString()),
        ],
        scheme));
}
