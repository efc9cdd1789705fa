using Curation.Store;

namespace Curation.Registries;

/// <summary>How far a project is; its number is taken in every state.</summary>
public enum ProjectState
{
    /// <summary>Published, and listed by the gallery.</summary>
    Complete,

    /// <summary>Given out, in progress.</summary>
    Reserved,

    /// <summary>Never to be used again.</summary>
    Retired,
}

/// <summary>A line of the registry. <paramref name="AliasOf"/> names the project of which this is a second name.</summary>
public sealed record RegisteredProject(string Name, string Number, ProjectState State, string? AliasOf)
{
    private const string AliasMark = "alias of ";

    internal int NumberValue => ProjectName.ValueOf(Number);

    internal static RegisteredProject Parse(string line, int number)
    {
        var fields = line.Split('\t');
        if (fields.Length < 3)
        {
            throw new FormatException(
                $"Line {number} of the registry has {fields.Length} fields; it needs a name, a number and a state, separated by tabs.");
        }

        var state = fields[2];
        return state.StartsWith(AliasMark, StringComparison.Ordinal)
            ? new RegisteredProject(fields[0], fields[1], ProjectState.Complete, state[AliasMark.Length..])
            : new RegisteredProject(fields[0], fields[1], StateOf(state, number), null);
    }

    private static ProjectState StateOf(string text, int line) => text switch
    {
        _ when text.StartsWith("complete", StringComparison.Ordinal) => ProjectState.Complete,
        _ when text.StartsWith("reserved", StringComparison.Ordinal) => ProjectState.Reserved,
        _ when text.StartsWith("retired", StringComparison.Ordinal) => ProjectState.Retired,
        _ => throw new FormatException(
            $"Line {line} of the registry states “{text}”; a project is complete, reserved or retired, or an alias of another."),
    };
}
