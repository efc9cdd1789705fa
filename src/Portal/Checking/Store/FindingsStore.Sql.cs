using System.Globalization;
using Curation.Findings;
using Microsoft.Data.Sqlite;

namespace Portal.Checking.Store;

/// <summary>How a store asks its file: the statements, each by the index that is made for it.</summary>
internal sealed partial class FindingsStore
{
    /// <summary>The statement that a page of a span is read by; a test looks at its plan.</summary>
    internal static string PageSql(FindingsQuery query, bool hasRule, bool isBack) =>
        $"SELECT id FROM {Where(query, hasRule)} ORDER BY id{(isBack ? " DESC" : "")} LIMIT $most";

    private long CountIn(FindingsQuery query, Span span) => query is { Plate: null, Change: null or Change.Gone } && span.Rule is null
        ? span.Length
        : Number($"SELECT count(*) FROM {Where(query, span.Rule is not null)}", Values(query, span));

    // A case is counted by the finding that it is part of; there are few beside the findings, and an index of their own.
    private long CasesIn(FindingsQuery query, Span span) => Number(
        $"SELECT count(*) FROM {Table(query)} INDEXED BY {Table(query)}_part WHERE part_of IS NOT NULL AND id BETWEEN $from AND $to"
            + (span.Rule is not null ? " AND rule = $rule" : "") + (query.Plate is not null ? " AND plate = $plate" : "")
            + (query.Change is Change.Same or Change.New ? " AND state = $state" : ""),
        Values(query, span));

    private List<long> NumbersIn(FindingsQuery query, Span span, bool isBack, int most)
    {
        using var command = Command(PageSql(query, span.Rule is not null, isBack), [.. Values(query, span), ("$most", most)]);
        using var reader = command.ExecuteReader();
        var numbers = new List<long>();
        while (reader.Read())
        {
            numbers.Add(reader.GetInt64(0));
        }

        return numbers;
    }

    private static string Where(FindingsQuery query, bool hasRule)
    {
        var table = Table(query);
        var isState = query.Change is Change.Same or Change.New;

        // Said, because the planner, which counts nothing here, would rather walk the numbers.
        var index = (query.Plate is not null, hasRule, isState) switch
        {
            (true, true, _) => $" INDEXED BY {table}_plate_rule",
            (true, false, _) => $" INDEXED BY {table}_plate",
            (false, true, true) => $" INDEXED BY {table}_state_rule",
            (false, false, true) => $" INDEXED BY {table}_state",
            (false, true, false) => $" INDEXED BY {table}_rule",
            _ => "",
        };
        return $"{table}{index} WHERE id BETWEEN $from AND $to"
            + (hasRule ? " AND rule = $rule" : "") + (query.Plate is not null ? " AND plate = $plate" : "") + (isState ? " AND state = $state" : "");
    }

    private static (string, object)[] Values(FindingsQuery query, Span span) =>
        [
            ("$from", span.From), ("$to", span.To), ("$rule", span.Rule ?? ""), ("$plate", query.Plate ?? ""),
            ("$state", query.Change is Change.New ? 1 : 0),
        ];

    private static string Table(FindingsQuery query) => query.Change is Change.Gone ? "gone" : "findings";

    private StoredFinding Find(FindingsQuery query, long number)
    {
        using var command = Command($"SELECT {StoreSchema.Columns} FROM {Table(query)} WHERE id = $id", ("$id", number));
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new StoredFinding(
                number, new Finding(reader.GetString(0), (Severity)reader.GetInt32(4), reader.GetString(2), Or(1), reader.GetString(5), Or(6), Or(7)))
            : throw new InvalidDataException($"Row {number} of the findings is gone.");

        string? Or(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    private long Figure(string name) => about.TryGetValue(name, out var value) ? long.Parse(value, CultureInfo.InvariantCulture) : 0;

    private long Number(string sql, params ReadOnlySpan<(string, object)> values)
    {
        using var command = Command(sql, values);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private string? Text(string sql, params ReadOnlySpan<(string, object)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() as string;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = store.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
