using System.Globalization;
using Curation.Plates.Vendors;

namespace Curation.Plates.Grids;

/// <summary>Numbers the channels that microscopes call by names, below all numbers that they give themselves. A plate has a handful of them.</summary>
internal sealed class ChannelNames
{
    private const int First = int.MinValue;

    private readonly List<(int Step, int Number, string Name)> names = [];

    public int Count => names.Count;

    /// <summary>-1 if there are more channels than are told apart.</summary>
    public int NumberOf(in ImageName image, ReadOnlySpan<char> name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            var known = names[i];
            if (known.Step == image.Step && known.Number == image.Channel && name.SequenceEqual(known.Name))
            {
                return First + i;
            }
        }

        if (names.Count == Bounds.NamedChannels)
        {
            return -1;
        }

        names.Add((image.Step, image.Channel, name.ToString()));
        return First + names.Count - 1;
    }

    public string Describe(int channel)
    {
        if (channel >= 0)
        {
            return channel.ToString(CultureInfo.InvariantCulture);
        }

        var (step, _, name) = names[channel - First];
        return names.Any(other => other.Name == name && other.Step != step) ? string.Create(CultureInfo.InvariantCulture, $"{name} of step {step}") : name;
    }

    public void Clear() => names.Clear();
}
