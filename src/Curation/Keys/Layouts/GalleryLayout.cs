namespace Curation.Keys.Layouts;

/// <summary>The documented places of the gallery, in the order in which they are tried.</summary>
public sealed class GalleryLayout
{
    private const string Resource = "Curation.gallery-layout.txt";

    private static readonly Lazy<GalleryLayout> OfTheGallery = new(ReadEmbedded);

    private readonly PlaceIndex index;

    internal GalleryLayout(string version, string lines, IReadOnlyList<PathTemplate> templates, int slots)
    {
        Version = version;
        Lines = lines;
        Templates = [.. templates];
        index = new PlaceIndex(Templates);
        Slots = slots;
    }

    /// <summary>The layout this build ships.</summary>
    public static GalleryLayout Gallery => OfTheGallery.Value;

    /// <summary>The version its file states.</summary>
    public string Version { get; }

    /// <summary>What the file says, without comments and spacing: the same for layouts that mean the same.</summary>
    internal string Lines { get; }

    /// <summary>The places as (id, path) pairs, for people.</summary>
    public IEnumerable<(string Id, string Path)> Places => Templates.Select(t => (t.Id, t.Text)).Distinct();

    internal PathTemplate[] Templates { get; }

    internal int Slots { get; }

    /// <summary>Reads a layout file; throws <see cref="LayoutException"/> that names the line in error.</summary>
    public static GalleryLayout Parse(string text) => new LayoutParser().Parse(text);

    /// <summary>The places worth trying for any file in the folder of the key, in order.</summary>
    internal PathTemplate[] CandidatesInFolder(ReadOnlySpan<char> key, ReadOnlySpan<int> starts) => index.CandidatesInFolder(key, starts);

    internal PathTemplate? Find(ReadOnlySpan<char> key, ReadOnlySpan<int> starts, Span<Capture> captures, bool lenient)
    {
        foreach (var template in index.Candidates(key, starts))
        {
            if (template.Fits(key, starts, captures, lenient))
            {
                return template;
            }
        }

        return null;
    }

    private static GalleryLayout ReadEmbedded()
    {
        using var stream = typeof(GalleryLayout).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build lacks its resource {Resource}.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
