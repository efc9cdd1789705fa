namespace Curation.Tests.Keys.Rules;

/// <summary>Good keys gone wrong in the ways that keys go wrong, by a seed.</summary>
internal sealed class Mutations(int seed)
{
    private static readonly string[] Strays =
        [
            " ", "\t", "\n", "é", "\u00a0", "😀", "#", "+", ",", "\"", "..", ".", "//", "/", "_", "-", "~", ".tmp", ".zarr", ".ome.zarr", "٣",
            "images", "Images", "v1.0", ".DS_Store", "._", "__MACOSX", "-checkpoint.", ".part", ".swp", "Thumbs.db", ".git",
        ];

    private static readonly string[] Joints = ["_", "__", "-", ".", "0", "_Round1", "_Illum"];

    private readonly Random random = new(seed);

    public IEnumerable<string> Of(string[] keys, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var key = Mutate(keys[random.Next(keys.Length)], keys);
            yield return random.Next(3) == 0 ? Mutate(key, keys) : key;
        }
    }

    private string Mutate(string key, string[] keys)
    {
        var names = key.Split('/').ToList();
        var at = random.Next(names.Count);
        switch (random.Next(14))
        {
            case 0:
                var other = random.Next(names.Count);
                (names[at], names[other]) = (names[other], names[at]);
                break;
            case 1:
                names[at] = names[at].ToUpperInvariant();
                break;
            case 2:
                names[at] = names[at].ToLowerInvariant();
                break;
            case 3:
                names.Insert(at, names[at]);
                break;
            case 4:
                names.RemoveAt(at);
                break;
            case 5:
                names[at] = names[at].Insert(random.Next(names[at].Length + 1), Strays[random.Next(Strays.Length)]);
                break;
            case 6:
                return key[..random.Next(key.Length + 1)];
            case 7:
                var donor = keys[random.Next(keys.Length)].Split('/');
                names[at] = donor[random.Next(donor.Length)];
                break;
            case 8:
                names[at] = names[at].Length == 0 ? "x" : names[at].Remove(random.Next(names[at].Length), 1);
                break;
            case 9:
                names.Insert(at, Strays[random.Next(Strays.Length)]);
                break;
            case 10:
                names[^1] = names[^1].Replace('.', '_') + ".gz";
                break;
            case 11:
                at = names.Count - 1;
                goto case 12;
            case 12:
                // Most rules of spelling are about joints, and most of those about the joints of the last name.
                names[at] = names[at].Insert(random.Next(names[at].Length + 1), Joints[random.Next(Joints.Length)]);
                break;
            default:
                names.Add("");
                break;
        }

        return string.Join('/', names);
    }
}
