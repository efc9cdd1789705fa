using Curation.Findings;
using Curation.Registries;
using Curation.Store;
using Curation.Tables;

namespace Curation.Checks;

/// <summary>What a check saw, bounded in size however long the listing was.</summary>
/// <param name="Pack">The version of the rule pack.</param>
/// <param name="Objects">Files and their bytes, without folder markers, as declared counts count them.</param>
/// <param name="Markers">Objects whose key ends with a slash.</param>
/// <param name="Rules">The rules that found something, by id.</param>
/// <param name="Folders">By folder down to the batch, in the order of the listing; the last may be <see cref="FolderCount.Others"/>.</param>
/// <param name="Contents">The tables that were read; null if only a listing was checked, which does not hold them.</param>
public sealed record CheckSummary(
    string Pack,
    Profile Profile,
    Tally Objects,
    long Markers,
    SeverityCounts Findings,
    IReadOnlyList<RuleCount> Rules,
    IReadOnlyList<FolderCount> Folders,
    ContentsRead? Contents = null)
{
    /// <summary>The batches of the deposit of which the gallery holds plates already.</summary>
    public IReadOnlyList<HeldBatch> Held { get; init; } = [];

    /// <summary>Which registry of projects decided, in words; empty in reports from before this was kept.</summary>
    public string Registry { get; init; } = "";

    /// <summary>How many keys a new name mends; null if nobody counted.</summary>
    public int? Repairs { get; init; }

    /// <summary>The same, with what was found on the whole: in its counts, under its rules and under its folders.</summary>
    internal CheckSummary With(SetFindings found) => this with
    {
        Findings = Findings + found.Total,
        Rules = [.. Rules.Concat(found.Rules).OrderBy(rule => rule.Rule, StringComparer.Ordinal)],
        Folders = found.AddedTo(Folders),
    };

    /// <summary>How many of the errors can be neither waived nor let pass.</summary>
    public long HarmfulErrors() => Rules.Where(rule => RulePack.Harms(rule.Rule)).Sum(rule => rule.Counts.Errors);
}

/// <summary>A batch that a deposit adds to: how many of its plates the gallery holds already, of whatever part.</summary>
public sealed record HeldBatch(string Batch, int Plates);
