using Curation.Keys.Layouts;

namespace Curation.Keys;

/// <summary>The documented places that files of one folder may have, and what was learnt of each.</summary>
internal sealed class FolderPlaces(GalleryLayout layout, int rules)
{
    private readonly Slot[] slots = [.. layout.Templates.Select(_ => new Slot(layout.Slots, rules))];
    private int count;
    private int depth;

    /// <summary>Forgets the folder before, and finds the places for that of the key.</summary>
    public void Enter(in KeyParts key)
    {
        count = 0;
        depth = key.Count;
        foreach (var place in layout.CandidatesInFolder(key.Text, key.Starts))
        {
            if (place.FitsFolders(key.Text, key.Starts, slots[count].Captures))
            {
                slots[count++].Begin(place);
            }
        }
    }

    /// <summary>A file of this place was clean, and these rules looked at its name.</summary>
    public void Remember(PathTemplate place, ReadOnlySpan<KeyRule> lookers, FolderEntry countedWith)
    {
        foreach (var slot in slots.AsSpan(0, count))
        {
            if (slot.Place == place)
            {
                slot.Remember(lookers, countedWith);
            }
        }
    }

    /// <summary>Where to count a file that begins at <paramref name="start"/> of a key, if no rule may find something about it.</summary>
    public FolderEntry? FindClean(ReadOnlySpan<char> key, int start)
    {
        // As in a full check, the first place that fits is the one.
        foreach (var slot in slots.AsSpan(0, count))
        {
            if (slot.Place!.FitsFile(key, start, depth, slot.Captures))
            {
                return slot.Minds(key[start..]) ? null : slot.CountedWith;
            }
        }

        return null;
    }

    private sealed class Slot(int captures, int rules)
    {
        private readonly KeyRule[] lookers = new KeyRule[rules];
        private int lookerCount;

        public PathTemplate? Place { get; private set; }

        public Capture[] Captures { get; } = new Capture[captures];

        /// <summary>Null until a clean file of this place was checked in full.</summary>
        public FolderEntry? CountedWith { get; private set; }

        public void Begin(PathTemplate place) => (Place, CountedWith, lookerCount) = (place, null, 0);

        public void Remember(ReadOnlySpan<KeyRule> those, FolderEntry countedWith)
        {
            those.CopyTo(lookers);
            (lookerCount, CountedWith) = (those.Length, countedWith);
        }

        public bool Minds(ReadOnlySpan<char> file)
        {
            for (var i = 0; i < lookerCount; i++)
            {
                if (lookers[i].MindsName(file))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
