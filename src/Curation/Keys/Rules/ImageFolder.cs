using Curation.Keys.Layouts;

namespace Curation.Keys.Rules;

/// <summary>The folders that a batch of images may have: illum, images, and images_ with what was done to them.</summary>
internal static class ImageFolder
{
    private const string Derived = "images_";

    public static bool IsKnown(ReadOnlySpan<char> name) =>
        name is "illum" or "images" || (name.StartsWith(Derived) && PlaceholderKind.Parts.Allows(name[Derived.Length..]));

    /// <summary>The batch has a child that is unknown, but has below it what a batch has.</summary>
    public static bool IsNestedBatch(in KeyParts key) =>
        key.Is(2, "images") && key.IsFolder(5) && !key[4].IsEmpty && !IsKnown(key[4]) && IsKnown(key[5]);
}
