using Curation.Findings;

namespace Curation.Tables.LoadData;

/// <summary>A rule about the load_data of one plate, asked once its tables are read and joined.</summary>
internal abstract class LoadDataRule(string id, Severity staging, Severity gallery, string title) : ContentRule(id, staging, gallery, title)
{
    public abstract void Check(PlateLoadData plate, SetFindings found);
}
