namespace Curation.Plates;

/// <summary>Which folders are a plate's, and what is counted in each.</summary>
public sealed partial class PlateMatrix
{
    private const int FirstOf = 8;

    private void Enter(ReadOnlySpan<char> key)
    {
        Span<Range> ranges = stackalloc Range[FirstOf];
        var path = new KeyPath(key, ranges[..key.Split(ranges, '/')]);
        if (path.Count < 4 || census.SourceOf(path) is not { } source)
        {
            return;
        }

        switch (path[2])
        {
            case "images":
                EnterImages(path, source);
                break;
            case "workspace":
                EnterWorkspace(path, source);
                break;
            case "workspace_dl" when path[3] is "embeddings" && path.Count >= 8:
                EnterCrowd(path, source, 6);
                break;
        }
    }

    private void EnterImages(KeyPath path, SourceCensus source)
    {
        source.HasImages = true;
        if (path.Count < 5 || path.IsDebris || census.BatchOf(source, path[3]) is not { } batch)
        {
            return;
        }

        batch.IsImageBatch = true;
        if (path.Count > 5 && path[4].StartsWith("images_"))
        {
            var name = path[4].ToString();
            if (batch.Derived.Count < Bounds.Names)
            {
                batch.Derived.Add(name);
            }

            Stay(path, path.EndOf(4), (below, _) => notes?.AddDerived(batch, name, below));
        }
        else if (path.Count > 6 && path[4] is "images")
        {
            if (census.ImagedIn(batch, path[5]) is { } imaged)
            {
                grid.Enter();
                imagedAtHand = imaged;
                Stay(path, path.EndOf(5), (below, tag) => AddImage(imaged, below, tag));
            }
        }
        else if (path.Count > 6 && path[4] is "illum" && census.NamedIn(batch, path[5]) is { } named)
        {
            Stay(path, path.EndOf(5), (below, _) => AddIllum(named, batch.Channels, below));
        }
    }

    private void EnterWorkspace(KeyPath path, SourceCensus source)
    {
        if (path.Count < 5 || path.IsDebris)
        {
            return;
        }

        if (source.Workspace.Count < Bounds.Names)
        {
            source.Workspace.GetAlternateLookup<ReadOnlySpan<char>>().Add(path[3]);
        }

        switch (path[3])
        {
            case "analysis":
                EnterPlate(path, source, PlatePart.Analysis);
                break;
            case "backend":
                EnterPlate(path, source, PlatePart.Backend);
                break;
            case "load_data_csv":
                EnterPlate(path, source, PlatePart.LoadData);
                break;
            case "profiles":
                EnterPlate(path, source, PlatePart.Profiles);
                break;
            case "metadata":
                EnterMetadata(path, source);
                break;
            case "segmentation" when path.Count > 6:
                EnterSegmentation(path, source);
                break;
        }
    }

    private void EnterPlate(KeyPath path, SourceCensus source, PlatePart part)
    {
        if (path.Count < 6 || census.BatchOf(source, path[4]) is not { } batch)
        {
            return;
        }

        batch.Workspace.Add(part);
        if (path.Count > 6 && census.NamedIn(batch, path[5]) is { } plate)
        {
            Stay(path, path.EndOf(5), (below, _) => AddToPlate(plate, part, below));
        }
    }

    private void EnterMetadata(KeyPath path, SourceCensus source)
    {
        if (path[4] is "platemaps" && path.Count > 6 && census.BatchOf(source, path[5]) is { } batch)
        {
            batch.Workspace.Add(PlatePart.Platemap);
            batch.HasBarcodePlatemap |= path.Count == 7 && path[6] is "barcode_platemap.csv";
            batch.Platemaps += path.Count == 8 && path[6] is "platemap" && path[7].EndsWith(".txt") && !path[7].Contains('/') ? 1 : 0;
            notes?.AddPlatemap(batch, path.Key[(path.EndOf(5) + 1)..], size);
        }
        else if (path.Count == 6 && path[5] is "Barcodes.csv" or "metadata.json" && census.BatchOf(source, path[4]) is { } pooled)
        {
            pooled.HasBarcodes |= path[5] is "Barcodes.csv";
            pooled.HasPooledMetadata |= path[5] is "metadata.json";
        }
    }

    private void EnterSegmentation(KeyPath path, SourceCensus source)
    {
        var id = path[4].ToString();
        if (source.Segmentations.Count < Bounds.Names || source.Segmentations.ContainsKey(id))
        {
            var isReadMe = path.Count == 7 && path[5] is "model" && path[6] is "README.md";
            source.Segmentations[id] = source.Segmentations.GetValueOrDefault(id) || isReadMe;
        }

        if (path[5] is "objects" && path.Count == 8 && path[7].Contains('/'))
        {
            EnterCrowd(path, source, 7);
        }
    }

    private void EnterCrowd(KeyPath path, SourceCensus source, int plate)
    {
        var end = plate < FirstOf - 1 ? path.EndOf(plate) : path.EndOf(plate - 1) + 1 + path[plate].IndexOf('/');
        guard.Enter(source, path.Key[..end].ToString());
        Stay(path, end, (_, _) => guard.Add());
    }
}
