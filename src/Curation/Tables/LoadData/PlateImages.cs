using System.Text;
using Curation.Plates;
using Curation.Plates.Vendors;
using Curation.Plates.Wells;
using Curation.Tables.Reading;

namespace Curation.Tables.LoadData;

/// <summary>The images of a plate that the listing has, against those that its tables name.</summary>
internal sealed class PlateImages
{
    private static readonly string[] Endings = [".tiff", ".tif", ".nd2", ".png", ".flex", ".czi", ".lif", ".oif", ".oib", ".vsi", ".c01", ".dib", ".jp2", ".jpg"];
    private readonly SortedDictionary<int, ChannelUse> channels = [];
    private readonly bool[] imaged = new bool[Well.Rows * Well.Columns];

    private PlateImages()
    {
    }

    public long Images { get; private set; }

    /// <summary>Images that no table names.</summary>
    public CaseTally Orphans { get; } = new();

    public int ImagedWells => imaged.Count(well => well);

    /// <summary>Images that no table names, by the channel that their names tell; 0 where they tell none.</summary>
    public IReadOnlyDictionary<int, ChannelUse> Channels => channels;

    public static PlateImages Of(PlateLoadData plate, CancellationToken cancellationToken)
    {
        var own = new PlateImages();
        foreach (var (key, isNamed, name) in Read(plate))
        {
            cancellationToken.ThrowIfCancellationRequested();
            own.Add(key, isNamed, name);
        }

        return own;
    }

    /// <summary>Reads the names anew, for whoever wants each orphan; the keys are made as they are asked for.</summary>
    public static IEnumerable<string> OrphansOf(PlateLoadData plate) => Read(plate).Where(image => !image.IsNamed).Select(image => image.Key());

    public static bool IsImage(string name) =>
        Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && !name.Contains("_thumb", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<Well> WellsNotIn(ListedSites sites) =>
        Enumerable.Range(0, imaged.Length).Where(index => imaged[index]).Select(Well.FromIndex).Where(well => !sites.Has(well));

    private static IEnumerable<(Func<string> Key, bool IsNamed, ImageName Name)> Read(PlateLoadData plate)
    {
        foreach (var imaged in plate.Plate.Imaged)
        {
            var path = plate.Contents.Batch.Folder(PlatePart.Images, imaged.Name);
            var folder = plate.References.Find(path);
            foreach (var bytes in plate.Contents.Pass.Names(imaged.Names))
            {
                var text = Encoding.UTF8.GetString(bytes.Span);
                if (IsImage(text))
                {
                    ImageName.TryRead(text, out var name);
                    yield return (() => path + text, folder is not null && folder.Mark(bytes.Span, ReferenceState.Listed), name);
                }
            }
        }
    }

    private void Add(Func<string> key, bool isNamed, ImageName name)
    {
        Images++;
        if (!channels.TryGetValue(name.Channel, out var use))
        {
            channels[name.Channel] = use = new ChannelUse();
        }

        use.Images++;
        if (name.Well is { } well)
        {
            imaged[well.Index] = true;
        }

        if (!isNamed)
        {
            use.Orphans++;
            Orphans.Add(Orphans.WantsExample ? key() : "");
        }
    }
}

internal sealed class ChannelUse
{
    public long Images { get; set; }

    public long Orphans { get; set; }
}
