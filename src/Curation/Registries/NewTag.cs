using Curation.Store;
using Curation.Texts;

namespace Curation.Registries;

/// <summary>What a new project is called behind its number: rule T003 asks for small letters and digits, joined by hyphens.</summary>
public static class NewTag
{
    public const int Longest = 64;

    /// <summary>Judges what a person typed; the reason is a sentence for that person.</summary>
    public static bool TryParse(string? text, Registry registry, out string tag, out string reason)
    {
        tag = (text ?? "").Trim();
        reason = Fault(tag, registry);
        return reason.Length == 0;
    }

    private static string Fault(string tag, Registry registry)
    {
        if (tag.Length == 0)
        {
            return "Give the project a tag: a short name that follows its number, for example “oasis” in cpg0037-oasis.";
        }

        if (tag.Length > Longest)
        {
            return $"A tag has at most {Longest} characters; this one has {tag.Length}.";
        }

        if (!LowerCase.IsHyphenated(tag))
        {
            return "A tag has small letters from a to z and digits, joined by single hyphens, for example “neuro-pilot”.";
        }

        var same = registry.Projects.FirstOrDefault(p => ProjectName.TagOf(p.Name).Equals(tag, StringComparison.OrdinalIgnoreCase));
        return same is null ? "" : $"“{tag}” is the tag of {same.Name} already: choose another, or add your data to that project.";
    }
}
