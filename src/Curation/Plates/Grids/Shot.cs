using Curation.Plates.Vendors;

namespace Curation.Plates.Grids;

/// <summary>An image of a well, by its numbers; every well of a full plate has the same ones.</summary>
internal readonly record struct Shot(int Field, int Channel, int Plane, int Time) : IComparable<Shot>
{
    /// <param name="channel">The number of its channel on the plate at hand.</param>
    public static Shot Of(in ImageName name, int channel) => new(name.Field, channel, name.Plane, name.Time);

    /// <summary>The same image of no field in particular.</summary>
    public Shot OfAnyField => this with { Field = 0 };

    public int CompareTo(Shot other) => (Field, Time, Plane, Channel).CompareTo((other.Field, other.Time, other.Plane, other.Channel));
}
