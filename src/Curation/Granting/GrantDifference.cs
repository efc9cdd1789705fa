using Curation.Store;

namespace Curation.Granting;

/// <summary>In which way the provider's grants are not those that the portal gave.</summary>
public enum DriftKind
{
    /// <summary>The portal gave it, and the provider has it no more.</summary>
    Missing,

    /// <summary>The provider has it, and the portal never gave it.</summary>
    Stray,

    Scope,
    Permission,
    Holder,
    Location,
}

/// <summary>One way in which a grant is otherwise than it was given, as a sentence.</summary>
public sealed record GrantDifference(DriftKind Kind, string Message)
{
    public static GrantDifference Missing { get; } = new(DriftKind.Missing, "The portal gave it and the provider has it no more.");

    public static GrantDifference Stray { get; } = new(DriftKind.Stray, "The provider has it and the portal never gave it.");

    /// <param name="given">As the provider should have it; its id and age do not count.</param>
    /// <param name="held">As the provider has it.</param>
    public static IEnumerable<GrantDifference> Between(ProviderGrant given, ProviderGrant held)
    {
        if (held.Scope != given.Scope)
        {
            yield return new(DriftKind.Scope, $"It was given on {given.Scope}, and the provider has it on {held.Scope}.");
        }

        if (held.Permission != given.Permission)
        {
            yield return new(DriftKind.Permission, $"It was given to {Verb(given.Permission)}, and the provider lets it {Verb(held.Permission)}.");
        }

        if (held.Grantee != given.Grantee)
        {
            yield return new(DriftKind.Holder, $"It was given to {given.Grantee}, and at the provider {held.Grantee} holds it.");
        }

        if (held.Location != given.Location)
        {
            yield return new(DriftKind.Location, $"It was given in the location “{given.Location}”, and at the provider it lies in “{held.Location}”, whose role may reach something else.");
        }
    }

    private static string Verb(Permission permission) => permission switch
    {
        Permission.Read => "read",
        Permission.Write => "write",
        _ => "read and write",
    };
}
