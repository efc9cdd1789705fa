using Curation.Keys.Layouts;

namespace Curation.Keys.Rules;

/// <summary>Folders that may carry a dot because they carry a version.</summary>
internal static class VersionFolder
{
    /// <summary>A version and nothing else: v1.0b. Whether it stands in the right place is for other rules to say.</summary>
    public static bool IsVersion(ReadOnlySpan<char> name) => name.Length > 1 && name[0] == 'v' && PlaceholderKind.Version.Allows(name[1..]);

    /// <summary>An id of a model, release or subset with a version in it: 2026_jump_lite_v1.0.</summary>
    public static bool IsVersionedId(in KeyParts key, int index) =>
        index > 3
        && (key.Is(2, "workspace_dl") || key.Is(3, "profiles_assembled") || key.Is(3, "publication_data"))
        && HasDotsInNumbersOnly(key[index]);

    private static bool HasDotsInNumbersOnly(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            var fits = name[i] == '.'
                ? i > 0 && i < name.Length - 1 && char.IsAsciiDigit(name[i - 1]) && char.IsAsciiDigit(name[i + 1])
                : PlaceholderKind.Chars.Allows([name[i]]);
            if (!fits)
            {
                return false;
            }
        }

        return name.Length > 0 && char.IsAsciiLetterOrDigit(name[0]);
    }
}
