using Curation.Contents.Rules;

namespace Curation.Contents;

/// <summary>What is read after the listing, and the rules about it, in the order in which they are asked.</summary>
internal static class ContentRules
{
    public static IReadOnlyList<IContentPart> Parts { get; } = [new LoadData.LoadDataPart(), new Platemaps.PlatemapPart(), new FormsPart()];

    public static IReadOnlyList<ContentRule> All { get; } = [UnreadableTable.Rule, .. Parts.SelectMany(part => part.Rules)];
}
