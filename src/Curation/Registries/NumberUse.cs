namespace Curation.Registries;

/// <summary>What is with a number; all but the first are never given out again, unless a request comes to nothing.</summary>
public enum NumberUse
{
    Free,

    /// <summary>Held for a request that is not decided.</summary>
    Requested,

    /// <summary>A project in progress has it.</summary>
    Reserved,

    /// <summary>A published project has it.</summary>
    Complete,

    /// <summary>The registry says that it is not to be used.</summary>
    Retired,

    /// <summary>An earlier registry gave it to a project that the current one lacks.</summary>
    Gone,
}

/// <summary>A number that the portal itself gave out; until its request is approved only the number is taken, and the name is nobody's business.</summary>
public readonly record struct AssignedNumber(int Number, string Name, bool IsRegistered);
