namespace Portal.Demo.Seeds;

/// <summary>A key and how to make its bytes, before it is put into a bucket.</summary>
internal readonly record struct SeedFile(string Key, Func<byte[]> Content)
{
    public string ContentType => Path.GetExtension(Key) switch
    {
        ".tiff" or ".tif" => "image/tiff",
        ".csv" => "text/csv",
        ".tsv" => "text/tab-separated-values",
        ".txt" => "text/plain",
        ".xml" => "text/xml",
        ".gz" => "application/gzip",
        ".zip" => "application/zip",
        _ => "binary/octet-stream",
    };
}
