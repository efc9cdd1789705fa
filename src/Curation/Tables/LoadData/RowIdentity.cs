using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Curation.Plates;
using Curation.Plates.Vendors;
using Curation.Tables.Reading;

namespace Curation.Tables.LoadData;

/// <summary>
/// Which rows of a table are of one plate, well and site, told by what they hold and not by how columns are called: a row stands twice if all it says of itself
/// stood before, and it names the same images. Where it names others, as the planes of a stack and the times of a film do, it stands twice only if their names
/// are of different fields. At most <see cref="Bounds.References"/> rows are remembered, while their plate is read.
/// </summary>
internal sealed class RowIdentity
{
    private static readonly string[] Places = ["Metadata_Plate", "Metadata_Well", "Metadata_Site"];

    private readonly int[] place;
    private readonly int[] metadata;
    private readonly ImageColumn[] images;
    private readonly NameTable seen = new();
    private readonly NameTable told = new();
    private readonly List<int> fields = [];
    private readonly byte[] mark = new byte[SHA256.HashSizeInBytes];
    private byte[] text = new byte[256];
    private int length;

    public RowIdentity(Table header, IReadOnlyList<ImageColumn> columns)
    {
        var isTold = header.Column("Metadata_Well") >= 0 && header.Column("Metadata_Site") >= 0;
        place = isTold ? [.. Places.Select(header.Column).Where(column => column >= 0)] : [];
        metadata = isTold ? [.. Enumerable.Range(0, header.Columns.Count).Where(i => header.Columns[i].StartsWith("Metadata_", StringComparison.Ordinal))] : [];
        images = [.. columns.Where(column => !column.IsIllum)];
    }

    /// <summary>Rows that stood before.</summary>
    public CaseTally Twice { get; } = new();

    public void Add(Table row)
    {
        if (place.Length == 0 || seen.Count == Bounds.References)
        {
            return;
        }

        Begin(row, metadata);
        foreach (var image in images)
        {
            Append(image.AddressIn(row));
        }

        var before = seen.Count;
        if (seen.Add(Mark()) < before || IsOfOtherField(row))
        {
            Twice.Add(Twice.WantsExample
                ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', place.Select(row.Text))} in line {row.Line:N0}")
                : "");
        }
    }

    // Nothing that the row says beside its images tells it from one before, and the names of these are of another field.
    private bool IsOfOtherField(Table row)
    {
        Begin(row, metadata);
        var before = told.Count;
        var number = told.Add(Mark());
        var field = FieldOf(row);
        if (number == before)
        {
            fields.Add(field);
            return false;
        }

        return field >= 0 && fields[number] >= 0 && fields[number] != field;
    }

    private int FieldOf(Table row)
    {
        Span<char> chars = stackalloc char[512];
        var address = images.Length == 0 ? default : images[0].AddressIn(row);
        if (address.IsEmpty || !Encoding.UTF8.TryGetChars(address, chars, out var count))
        {
            return -1;
        }

        var file = chars[(chars[..count].LastIndexOf('/') + 1)..count];
        return ImageName.TryRead(file, out var name) && name.Vendor is not (Vendor.Nikon or Vendor.NikonPooled) ? name.Field : -1;
    }

    // A row has kilobytes of addresses; sixteen bytes tell two rows apart.
    private ReadOnlySpan<byte> Mark()
    {
        SHA256.HashData(text.AsSpan(0, length), mark);
        return mark.AsSpan(0, 16);
    }

    private void Begin(Table row, int[] columns)
    {
        length = 0;
        foreach (var column in columns)
        {
            Append(row[column]);
        }
    }

    private void Append(ReadOnlySpan<byte> field)
    {
        if (text.Length < length + field.Length + 1)
        {
            Array.Resize(ref text, (length + field.Length + 1) * 2);
        }

        field.CopyTo(text.AsSpan(length));
        length += field.Length;
        text[length++] = 0;
    }
}
