using Portal.Checking.Rows;

namespace Portal.Dropping;

/// <summary>How reading a listing ended: with a report, or with a reason.</summary>
internal sealed record DropEnd(DateTimeOffset At, DropReport? Report, string Reason);

/// <summary>What the check of a listing found.</summary>
/// <param name="HasSizes">Whether the listing tells what each object takes.</param>
/// <param name="Repairs">How many moves are proposed.</param>
/// <param name="Written">How many findings are in the file; fewer than were counted if those are too many.</param>
public sealed record DropReport(CheckFigures Figures, string RulesVersion, string Registry, bool HasSizes, int Repairs, long Written);
