using Curation.Checking;
using Curation.Plates;

namespace Cpg.Reports;

/// <summary>How findings are written.</summary>
internal interface IReport
{
    void Add(Finding finding);

    void End(DepositReport report);
}
