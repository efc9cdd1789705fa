namespace Curation.Workflow.Checks;

/// <summary>Errors of a check that waivers cover.</summary>
/// <param name="Errors">How many, each once however many waivers cover it.</param>
/// <param name="By">The waivers that cover some.</param>
public sealed record WaivedErrors(long Errors, IReadOnlyList<Waiver> By)
{
    public static WaivedErrors None { get; } = new(0, []);
}
