using Curation.Checks;
using Curation.Findings;

namespace Cpg.Reports;

/// <summary>How findings are written.</summary>
internal interface IReport
{
    void Add(Finding finding);

    void End(DepositReport report);
}
