namespace Cpg.Fixing;

/// <summary>Source, tab, target, one move a line.</summary>
internal sealed class MoveTable(Output output) : IMoves
{
    public string? Refuse(KeyRepair repair) =>
        (repair.Source + repair.Target).AsSpan().ContainsAny('\t', '\n', '\r')
            ? "a key with a tab or a line break does not fit into a table; use --format mv."
            : null;

    public void Write(KeyRepair repair) => output.Line($"{repair.Source}\t{repair.Target}");
}
