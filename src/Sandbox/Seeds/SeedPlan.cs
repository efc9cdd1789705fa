using System.Collections.ObjectModel;

namespace Sandbox.Seeds;

/// <summary>
/// What a first start puts into the two buckets: always the same keys, bytes and times, one object at a time.
/// </summary>
internal static class SeedPlan
{
    public const string Gallery = "cellpainting-gallery";
    public const string Staging = "staging-cellpainting-gallery";

    public static IEnumerable<SeedObject> Objects(string gallery = Gallery, string staging = Staging) =>
        In(gallery, BatchSeeds.Of(Deposits.Earlier).Concat(Overlap.InGallery(Deposits.Flawed)), new DateTimeOffset(2025, 3, 4, 14, 0, 0, TimeSpan.Zero))
            .Concat(In(staging, Defects.Of(Deposits.Flawed), new DateTimeOffset(2025, 10, 2, 9, 0, 0, TimeSpan.Zero)))
            .Concat(In(staging, BatchSeeds.Of(Deposits.Large), new DateTimeOffset(2025, 11, 20, 16, 0, 0, TimeSpan.Zero)))
            .Concat(In(staging, BatchSeeds.Of(Deposits.Clean), new DateTimeOffset(2026, 2, 16, 8, 0, 0, TimeSpan.Zero)));

    private static IEnumerable<SeedObject> In(string bucket, IEnumerable<SeedFile> files, DateTimeOffset from) => files.Select((file, number) =>
        new SeedObject(bucket, file.Key, file.Content, file.ContentType, Metadata(file), from.AddSeconds(number)));

    private static IReadOnlyDictionary<string, string> Metadata(SeedFile file) => file.Key.EndsWith(".tiff", StringComparison.Ordinal)
        ? new Dictionary<string, string> { ["instrument"] = "opera-phenix" }
        : ReadOnlyDictionary<string, string>.Empty;
}
