using Curation.Plates;
using Curation.Plates.Wells;

namespace Curation.Tables.LoadData;

/// <summary>The wells and sites that the tables of a plate have rows for; sites within the bound of a plate's references.</summary>
internal sealed class ListedSites
{
    /// <summary>The row does not tell its site.</summary>
    public const int NoSite = -1;

    private readonly HashSet<(Well Well, int Site)> sites = [];
    private readonly bool[] wells = new bool[Well.Rows * Well.Columns];

    public IReadOnlySet<(Well Well, int Site)> Sites => sites;

    public bool Has(Well well) => wells[well.Index];

    public void Add(Well well, int site)
    {
        wells[well.Index] = true;
        if (sites.Count < Bounds.References)
        {
            sites.Add((well, site));
        }
    }
}
