using System.IO.Compression;
using Testing.Tools;

namespace Portal.Tests.Data;

/// <summary>What a build with EF Core 6 left and said; the README beside the archive tells how it was made.</summary>
internal static class EarlierData
{
    public static readonly Guid Published = Guid.Parse("01a21f52-bb6a-7975-8f9e-6c4ba3139883");
    public static readonly Guid PublishedCheck = Guid.Parse("01a21f52-bd47-7b36-a546-2e73122e4f35");
    public static readonly Guid Receipt = Guid.Parse("01a21f52-bfbe-7fff-a812-845803dd0787");
    public static readonly Guid Planned = Guid.Parse("01a21f52-c0fb-7ea6-82fe-6fa09f20e105");
    public static readonly Guid PlannedCheck = Guid.Parse("01a21f52-c11f-7429-9c7d-e4ba057ac7df");
    public static readonly Guid GalleryCheck = Guid.Parse("01a21f52-c1f1-7ad4-bcb3-68ec21a3dbb2");

    /// <summary>So many facts stand in its audit trail.</summary>
    public const int Facts = 34;

    private static string Archive => Repository.PathOf("tests/Portal.Tests/Data/earlier.zip");

    public static void CopyTo(string folder)
    {
        using var archive = ZipFile.OpenRead(Archive);
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("data/", StringComparison.Ordinal) && entry.Name.Length > 0))
        {
            var path = Path.Combine(folder, entry.FullName["data/".Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            entry.ExtractToFile(path);
        }
    }

    public static string Said(string name)
    {
        using var archive = ZipFile.OpenRead(Archive);
        using var reader = new StreamReader(archive.GetEntry($"said/{name}")!.Open());
        return reader.ReadToEnd();
    }
}
