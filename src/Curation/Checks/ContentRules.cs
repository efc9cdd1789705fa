using Curation.Tables;
using Curation.Tables.LoadData;
using Curation.Tables.LoadData.Rules;
using Curation.Tables.Platemaps;
using Curation.Tables.Platemaps.Rules;

namespace Curation.Checks;

/// <summary>What is read after the listing, and the rules about it, in the order in which they are asked.</summary>
internal static class ContentRules
{
    public static IReadOnlyList<IContentPart> Parts { get; } =
        [new LoadDataPart(LoadDataRules.All), new PlatemapPart(PlatemapRules.All), new FormsPart()];

    public static IReadOnlyList<ContentRule> All { get; } = [UnreadableTable.Rule, .. Parts.SelectMany(part => part.Rules)];
}
