using Curation.Checking;

namespace Cpg.Reports;

/// <summary>How findings are written.</summary>
internal interface IReport
{
    void Add(Finding finding);

    void End(CheckSummary summary);
}
