using Curation.Findings;

namespace Curation.Tables.LoadData.Rules;

internal sealed class NamedIllumExists()
    : LoadDataRule("I012", Severity.Error, Severity.Warning, "Every illumination function that load_data_with_illum.csv names exists, in staging or in the gallery.")
{
    public override string Remedy => "Upload the functions, or correct their names in the table.";

    public override string Docs => "Gallery documentation, data structure: illum.";

    public override RuleScope Scope => RuleScope.Content;

    public override void Check(PlateLoadData plate, SetFindings found) => MissingReferences.Of(plate, isIllum: true).Tell(this, "illumination functions", found);
}
