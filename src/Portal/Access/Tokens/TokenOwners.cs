using Curation.Workflow;
using Portal.Identity;

namespace Portal.Access.Tokens;

/// <summary>Who made a token, as they are now: nobody signs in when a program uses it.</summary>
public sealed class TokenOwners
{
    /// <returns>Null for whoever may not come in any more.</returns>
    public Task<Actor?> FindAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Persona.All.FirstOrDefault(persona => persona.Actor.Id == id)?.Actor);
    }
}
