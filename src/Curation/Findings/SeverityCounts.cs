namespace Curation.Findings;

/// <summary>How many findings of each severity.</summary>
public readonly record struct SeverityCounts(long Errors, long Warnings, long Infos)
{
    public long Total => Errors + Warnings + Infos;

    public SeverityCounts With(Severity severity) => severity switch
    {
        Severity.Error => this with { Errors = Errors + 1 },
        Severity.Warning => this with { Warnings = Warnings + 1 },
        _ => this with { Infos = Infos + 1 },
    };

    public static SeverityCounts operator +(SeverityCounts one, SeverityCounts other) =>
        new(one.Errors + other.Errors, one.Warnings + other.Warnings, one.Infos + other.Infos);

    public static SeverityCounts Add(SeverityCounts one, SeverityCounts other) => one + other;
}
