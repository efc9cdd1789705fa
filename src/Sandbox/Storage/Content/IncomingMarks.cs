using System.Globalization;

namespace Sandbox.Storage.Content;

/// <summary>
/// An empty file for each blob that is not yet in the ledger. After a crash these alone need looking at, instead of every blob
/// there is.
/// </summary>
internal sealed class IncomingMarks(string folder)
{
    public void Add(long blob) => File.Create(PathOf(blob)).Dispose();

    public void Remove(long blob) => File.Delete(PathOf(blob));

    public IReadOnlyList<long> Left() =>
        [.. Directory.EnumerateFiles(folder).Select(path => long.Parse(Path.GetFileName(path), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];

    private string PathOf(long blob) => Path.Combine(folder, blob.ToString("x", CultureInfo.InvariantCulture));
}
