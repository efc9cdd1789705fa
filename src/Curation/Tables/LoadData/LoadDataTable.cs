using System.Globalization;
using Curation.Listings;
using Curation.Tables.Reading;
using Curation.Texts;

namespace Curation.Tables.LoadData;

/// <summary>One load_data table: takes its rows and keeps what rules ask for.</summary>
/// <param name="number">Of the table among those of its plate.</param>
internal sealed class LoadDataTable(string key, short number, ListedSites sites, References references) : ITableRows
{
    private readonly SortedDictionary<AddressForm, CaseTally> oddAddresses = [];
    private IReadOnlyList<ImageColumn> images = [];
    private RowIdentity? identity;
    private RowWell? wells;
    private readonly HashSet<int> hashes = [];
    private bool sharesFiles;

    public string Key => key;

    public string FileName { get; } = key[(key.LastIndexOf('/') + 1)..];

    public TableOutcome Outcome { get; set; } = TableOutcome.Unread;

    /// <summary>Null if there is none.</summary>
    public TableHeader? Header { get; private set; }

    public bool HasPlate { get; private set; }

    public bool HasWell => wells is { HasWell: true };

    public bool HasSite => wells is { HasSite: true };

    public IReadOnlyList<ImageColumn> Images => images;

    /// <summary>Cells of images that are read, whether they hold something or not.</summary>
    public long Cells { get; private set; }

    /// <summary>Addresses that are not as they should be, by what they are.</summary>
    public IReadOnlyDictionary<AddressForm, CaseTally> OddAddresses => oddAddresses;

    /// <summary>What is said of wells and sites, and does not hold together; null without a header.</summary>
    public RowWell? Wells => wells;

    /// <summary>Rows that name one file for two channels.</summary>
    public CaseTally SameFile { get; } = new();

    /// <summary>Rows whose plate, well and site stood in an earlier row.</summary>
    public CaseTally Twice => identity?.Twice ?? new CaseTally();

    public void Begin(Table header)
    {
        images = ImageColumn.Of(header);
        Header = new TableHeader(header, "Metadata_Well", "Metadata_Plate", "Metadata_Site");
        HasPlate = header.Column("Metadata_Plate") >= 0;
        wells = new RowWell(header, sites);
        identity = new RowIdentity(header, images);

        // Frames of one file are told apart by a column of their own.
        sharesFiles = header.Columns.Any(name => name.StartsWith("Frame_", StringComparison.Ordinal) || name.StartsWith("Series_", StringComparison.Ordinal));
    }

    public void Add(Table row)
    {
        wells!.Add(row);
        identity!.Add(row);
        for (var i = 0; i < images.Count; i++)
        {
            AddCell(row, i, images[i].AddressIn(row));
        }

        if (!sharesFiles)
        {
            LookForSameFile(row);
        }
    }

    public string ColumnName(int column) => images[column].Name;

    private void AddCell(Table row, int column, ReadOnlySpan<byte> address)
    {
        Cells++;
        var form = Address.Read(address, out var named);
        if (form is not AddressForm.Gallery)
        {
            var cases = oddAddresses.TryGetValue(form, out var known) ? known : oddAddresses[form] = new CaseTally();
            cases.Add(cases.WantsExample ? Place(row, column) + (address.IsEmpty ? "" : $" “{RowFields.Text(address)}”") : "");
        }

        if (!named.IsEmpty)
        {
            references.Add(named, new Reference((int)Math.Min(row.Line, int.MaxValue), number, (short)column, images[column].IsIllum));
            if (!images[column].IsIllum)
            {
                wells!.AddImage(row, named);
            }
        }
    }

    private void LookForSameFile(Table row)
    {
        // Of thousands of columns not each is held against each, unless two begin alike.
        hashes.Clear();
        var isSeen = false;
        for (var i = 0; i < images.Count && !isSeen; i++)
        {
            isSeen = !images[i].IsIllum && !hashes.Add(HashOf(images[i].AddressIn(row)));
        }

        if (isSeen)
        {
            TellSameFile(row);
        }
    }

    private static int HashOf(ReadOnlySpan<byte> address)
    {
        var hash = default(HashCode);
        hash.AddBytes(address);
        return hash.ToHashCode();
    }

    private void TellSameFile(Table row)
    {
        for (var i = 1; i < images.Count; i++)
        {
            var address = images[i].IsIllum ? default : images[i].AddressIn(row);
            for (var j = 0; j < i && !address.IsEmpty && !HoldsChannels(address); j++)
            {
                if (!images[j].IsIllum && images[j].AddressIn(row).SequenceEqual(address))
                {
                    SameFile.Add(SameFile.WantsExample ? $"{images[j].Name} and {images[i].Name} in line {Number(row.Line)}" : "");
                    return;
                }
            }
        }
    }

    // Files of these kinds hold all channels of a site.
    private static bool HoldsChannels(ReadOnlySpan<byte> address) =>
        address.EndsWith(".nd2"u8) || address.EndsWith(".czi"u8) || address.EndsWith(".lif"u8) || address.EndsWith(".flex"u8) || address.EndsWith(".oib"u8);

    private string Place(Table row, int column) => $"{images[column].Name} in line {Number(row.Line)}";

    private static string Number(long line) => line.ToString("N0", CultureInfo.InvariantCulture);
}
