namespace Curation.Plates;

/// <summary>Counts the objects of one folder after another and remembers only the overfull ones.</summary>
internal sealed class OverfullFolders
{
    public const int Limit = 100_000;

    private SourceCensus? source;
    private string folder = "";
    private long objects;

    public void Enter(SourceCensus at, string name) => (source, folder, objects) = (at, name, 0);

    public void Add() => objects++;

    /// <summary>Judges the folder at hand; no other key of it follows.</summary>
    public void Leave()
    {
        if (objects > Limit && source is { } at && at.Overfull.Count < Bounds.Names)
        {
            at.Overfull.Add((folder + "/", folder[(folder.LastIndexOf('/') + 1)..], objects));
        }

        (source, objects) = (null, 0);
    }
}
