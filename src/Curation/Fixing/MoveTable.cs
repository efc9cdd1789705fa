namespace Curation.Fixing;

/// <summary>Source, tab, target, one move a line.</summary>
public sealed class MoveTable : IMoveFormat
{
    public string? Refuse(KeyRepair repair) =>
        (repair.Source + repair.Target).AsSpan().ContainsAny('\t', '\n', '\r')
            ? "a key with a tab or a line break does not fit into a table; lines of “aws s3 mv” (--format mv) can say it."
            : null;

    public string Line(KeyRepair repair) => $"{repair.Source}\t{repair.Target}";
}
