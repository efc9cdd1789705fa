namespace Curation.Plates;

/// <summary>The columns of the plate matrix, in the order in which a lab makes them.</summary>
public enum PlatePart
{
    Images,
    Illum,
    LoadData,
    Analysis,
    Backend,
    Profiles,
    Platemap,
}

internal static class PlateParts
{
    public static readonly PlatePart[] OfWorkspace = [PlatePart.Analysis, PlatePart.Backend, PlatePart.LoadData, PlatePart.Profiles];

    /// <summary>The folder below the source that holds a folder for every batch.</summary>
    public static string Folder(this PlatePart part) => part switch
    {
        PlatePart.Images or PlatePart.Illum => "images",
        PlatePart.LoadData => "workspace/load_data_csv",
        PlatePart.Analysis => "workspace/analysis",
        PlatePart.Backend => "workspace/backend",
        PlatePart.Profiles => "workspace/profiles",
        _ => "workspace/metadata/platemaps",
    };

    /// <summary>The folder below the batch that holds the plates, with a slash before it.</summary>
    public static string Inner(this PlatePart part) => part switch
    {
        PlatePart.Images => "/images",
        PlatePart.Illum => "/illum",
        _ => "",
    };
}
