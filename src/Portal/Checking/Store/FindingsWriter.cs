using System.Globalization;
using Curation.Findings;
using Curation.Keys;
using Microsoft.Data.Sqlite;

namespace Portal.Checking.Store;

/// <summary>
/// Writes the findings of a run as they are made, and at the end sorts them and compares them with those of the run before. What is written
/// stands aside under other names: a store of its final name is whole, and a run that begins anew begins with nothing. Memory: SQLite's caches,
/// some megabytes; disk: twice the store while it is sorted.
/// </summary>
internal sealed class FindingsWriter : IDisposable
{
    // Nothing here outlives a crash, so nothing need be flushed; the cache is bounded in kilobytes.
    private const string Fast = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000";
    private readonly string path;
    private readonly long most;
    private readonly SqliteConnection raw;
    private readonly SqliteCommand insert;
    private readonly SqliteParameter[] values;
    private readonly long[] counts = new long[3];
    private long beyond;

    public FindingsWriter(string path, long most = StoreSchema.Most)
    {
        (this.path, this.most) = (path, most);
        Sweep(path);
        raw = StoreSchema.Open(RawOf(path), SqliteOpenMode.ReadWriteCreate);
        raw.Execute($"{Fast}; {StoreSchema.Raw}; BEGIN");
        insert = raw.CreateCommand();
        insert.CommandText = $"INSERT INTO found ({StoreSchema.Columns}) VALUES ($0, $1, $2, $3, $4, $5, $6, $7)";
        values = [.. Enumerable.Range(0, 8).Select(i => insert.Parameters.Add($"${i}", i is 3 or 4 ? SqliteType.Integer : SqliteType.Text))];
    }

    /// <summary>Takes away what a run left that was killed.</summary>
    public static void Sweep(string path)
    {
        File.Delete(RawOf(path));
        File.Delete(PartOf(path));
    }

    public void Add(Finding finding)
    {
        if (counts.Sum() >= most)
        {
            beyond++;
            return;
        }

        counts[(int)finding.Severity]++;
        object?[] row =
        [
            finding.Rule, finding.Plate, finding.Key, Identity(finding), (int)finding.Severity, finding.Message, finding.Repair, finding.PartOf,
        ];
        for (var i = 0; i < row.Length; i++)
        {
            values[i].Value = row[i] ?? DBNull.Value;
        }

        insert.ExecuteNonQuery();
    }

    /// <param name="before">The run that was checked before, and its store; null if there is none to compare with.</param>
    public void Complete(EarlierRun? before)
    {
        raw.Execute("COMMIT");
        raw.Close();
        using (var store = StoreSchema.Open(PartOf(path), SqliteOpenMode.ReadWriteCreate))
        {
            store.Execute($"{Fast}; {StoreSchema.Tables}");
            store.Execute("ATTACH $raw AS raw", ("$raw", RawOf(path)));
            store.Execute(
                before is null ? "ATTACH ':memory:' AS earlier; CREATE TABLE earlier.findings (a)" : "ATTACH $path AS earlier",
                before is null ? [] : [("$path", before.Store)]);
            store.Execute("BEGIN");

            // The order makes the numbers: an INSERT … SELECT … ORDER BY numbers its rows as they come.
            store.Execute(
                $"INSERT INTO findings ({StoreSchema.Columns}, state) SELECT {StoreSchema.Columns}, {(before is null ? "0" : IsIn("f", "earlier.findings", "earlier_one"))} "
                + "FROM raw.found f ORDER BY severity DESC, key, rule, plate, message");
            store.Execute(StoreSchema.Indexes);
            if (before is not null)
            {
                store.Execute(
                    $"INSERT INTO gone ({StoreSchema.Columns}, state) SELECT {StoreSchema.Columns}, 2 FROM earlier.findings f WHERE {IsIn("f", "main.findings", "now_one")} ORDER BY f.id");
            }

            WriteAbout(store, before);
            store.Execute("COMMIT");
        }

        File.Delete(RawOf(path));
        File.Move(PartOf(path), path, overwrite: true);
    }

    public void Dispose()
    {
        insert.Dispose();
        raw.Dispose();
        Sweep(path);
    }

    private void WriteAbout(SqliteConnection store, EarlierRun? before)
    {
        Write("errors", counts[(int)Severity.Error]);
        Write("warnings", counts[(int)Severity.Warning]);
        Write("infos", counts[(int)Severity.Info]);
        Write("beyond", beyond);
        store.Execute("INSERT INTO about SELECT 'cases', count(*) FROM findings INDEXED BY findings_part WHERE part_of IS NOT NULL");
        if (before is not null)
        {
            store.Execute(
                "INSERT INTO about VALUES ('run', $run), ('at', $at), ('rules', $rules), ('registry', $registry)",
                ("$run", before.Run.ToString()),
                ("$at", before.At.UtcTicks.ToString(CultureInfo.InvariantCulture)),
                ("$rules", before.RulesVersion),
                ("$registry", before.Registry));
            store.Execute(
                "INSERT INTO about SELECT 'new', count(*) FROM findings INDEXED BY findings_state WHERE state = 1;"
                + "INSERT INTO about SELECT 'gone', count(*) FROM gone; INSERT INTO about SELECT 'gone-errors', count(*) FROM gone WHERE severity = 2;"
                + "INSERT INTO about SELECT 'gone-warnings', count(*) FROM gone WHERE severity = 1;"
                + "INSERT INTO about SELECT 'new-cases', count(*) FROM findings INDEXED BY findings_part WHERE part_of IS NOT NULL AND state = 1;"
                + "INSERT INTO about SELECT 'gone-cases', count(*) FROM gone INDEXED BY gone_part WHERE part_of IS NOT NULL");
        }

        void Write(string name, long value) =>
            store.Execute("INSERT INTO about VALUES ($name, $value)", ("$name", name), ("$value", value.ToString(CultureInfo.InvariantCulture)));
    }

    // 1 for what the other has not. The identity is a hash: it finds candidates by its index, and the texts decide.
    private static string IsIn(string row, string table, string alias) =>
        $"NOT EXISTS (SELECT 1 FROM {table} {alias} INDEXED BY findings_identity WHERE {alias}.identity = {row}.identity AND {alias}.key = {row}.key AND {alias}.rule = {row}.rule AND {alias}.plate IS {row}.plate)";

    /// <summary>FNV-1a of rule, plate and key: what a finding is the same by, from one check to the next.</summary>
    private static long Identity(Finding finding)
    {
        var hash = 14695981039346656037UL;
        Mix(finding.Rule);
        Mix(finding.Plate ?? "");
        Mix(finding.Key);
        return unchecked((long)hash);

        void Mix(string text)
        {
            foreach (var letter in text)
            {
                hash = unchecked((hash ^ letter) * 1099511628211UL);
            }

            hash = unchecked((hash ^ 0x1F) * 1099511628211UL);
        }
    }

    private static string RawOf(string path) => path + ".raw.part";

    private static string PartOf(string path) => path + ".part";
}
