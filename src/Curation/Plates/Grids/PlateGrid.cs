using Curation.Plates.Vendors;
using Curation.Plates.Wells;

namespace Curation.Plates.Grids;

/// <summary>
/// Follows the images of one plate after another. Only the plate at hand is remembered in full, in buffers that are kept; a key costs no memory.
/// What is too much is not counted wrong but not compared: see <see cref="Bounds.Shots"/>. Not for use by two threads.
/// </summary>
internal sealed class PlateGrid
{
    // What is kept for the next plate, which most often has the same shots.
    private const int KeptShots = 1_024;
    private const int KeptChannels = 32;

    private readonly Shots shots = new();
    private readonly ChannelNames channels = new();
    private readonly ShotBits bits = new();
    private readonly WellSet wells = new();
    private readonly long[] images = new long[ImageNamings.Count];
    private readonly string?[] examples = new string?[ImageNamings.Count];
    private readonly HashSet<WellSet> known = [];

    private long offPlate;
    private bool isTooFine;
    private int told;

    /// <summary>The images of another plate follow.</summary>
    public void Enter()
    {
        if (shots.Count > KeptShots || channels.Count > KeptChannels)
        {
            shots.Clear();
            channels.Clear();
        }
    }

    /// <param name="below">The key below the folder of the plate.</param>
    public void Add(ReadOnlySpan<char> below)
    {
        if (!ImageName.TryRead(below, out var name))
        {
            if (ImageNamings.HasPixels(below))
            {
                Count(ImageNaming.Unknown, below);
            }

            return;
        }

        Count(ImageNamings.Of(name.Vendor), below);
        if (name.Vendor is Vendor.Nikon or Vendor.NikonPooled)
        {
            return;
        }

        if (!Well.TryFrom(name.Row, name.Column, out var well))
        {
            offPlate++;
            return;
        }

        wells.Add(well);
        var channel = name.ChannelName.End.Value == 0 ? name.Channel : channels.NumberOf(name, below[name.ChannelName]);
        var number = channel == -1 ? -1 : shots.NumberOf(Shot.Of(name, channel));
        if (number < 0)
        {
            isTooFine = true;
            return;
        }

        bits.Add(well, number);
    }

    /// <summary>Forgets the plate at hand.</summary>
    public void Leave()
    {
        bits.Clear(wells);
        wells.Clear();
        Array.Clear(images);
        Array.Clear(examples);
        (offPlate, isTooFine) = (0, false);
    }

    private void Count(ImageNaming naming, ReadOnlySpan<char> below)
    {
        if (images[(int)naming]++ == 0)
        {
            examples[(int)naming] = below.ToString();
        }
    }

    /// <summary>What the names of the images of the plate at hand tell; null if it has none.</summary>
    public Imaging? Judge()
    {
        var all = images.Sum();
        if (all == 0)
        {
            return null;
        }

        var main = (ImageNaming)Array.IndexOf(images, images.Max());
        var other = Enum.GetValues<ImageNaming>().Where(naming => naming != main && images[(int)naming] > 0).OrderByDescending(naming => images[(int)naming]).ToList();
        var grid = wells.IsEmpty || isTooFine ? null : new GridJudge(shots, channels, bits, wells).Judge(told < Bounds.Examples);
        var example = main is ImageNaming.Unknown || other.Count == 0 ? examples[(int)ImageNaming.Unknown] : examples[(int)other[0]];
        var tells = told < Bounds.Examples ? example : null;
        told += tells is not null || grid?.Gaps is not null ? 1 : 0;
        return new Imaging
        {
            Main = main,
            ByMain = images[(int)main],
            Other = other.Count == 0 ? null : other[0],
            ByOthers = all - images[(int)main],
            Example = tells,
            Wells = Shared(),
            OffPlate = offPlate,
            Grid = grid,
            IsTooFine = isTooFine,
        };
    }

    /// <summary>Plates of one kind have the same wells, and share one set of them.</summary>
    private WellSet Shared()
    {
        if (!known.TryGetValue(wells, out var same))
        {
            known.Add(same = wells.Copy());
        }

        return same;
    }
}
