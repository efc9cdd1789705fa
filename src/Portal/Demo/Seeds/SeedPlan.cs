using System.Collections.ObjectModel;
using Sandbox;

namespace Portal.Demo.Seeds;

/// <summary>
/// What a first start puts into the two buckets: always the same keys and bytes, one object at a time. What is staged came within the hour
/// before, as if its upload had just ended; the gallery is older.
/// </summary>
internal static class SeedPlan
{
    public const string Gallery = "cellpainting-gallery";
    public const string Staging = "staging-cellpainting-gallery";

    /// <param name="at">When the first start is; a fixed day for a plan that is the same each time.</param>
    public static IEnumerable<FirstObject> Objects(string gallery = Gallery, string staging = Staging, DateTimeOffset? at = null) =>
        Before(at ?? new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), gallery, staging);

    private static IEnumerable<FirstObject> Before(DateTimeOffset at, string gallery, string staging) =>
        In(gallery, BatchSeeds.Of(Batches.Earlier).Concat(Overlap.InGallery(Batches.Flawed)), at.AddDays(-240))
            .Concat(In(staging, Defects.Of(Batches.Flawed), at.AddMinutes(-60)))
            .Concat(In(staging, BatchSeeds.Of(Batches.Large), at.AddMinutes(-50)))
            .Concat(In(staging, BatchSeeds.Of(Batches.Clean), at.AddMinutes(-40)));

    private static IEnumerable<FirstObject> In(string bucket, IEnumerable<SeedFile> files, DateTimeOffset from) => files.Select((file, number) =>
        new FirstObject(bucket, file.Key, file.Content, file.ContentType, Metadata(file), from.AddSeconds(number / 2)));

    private static IReadOnlyDictionary<string, string> Metadata(SeedFile file) => file.Key.EndsWith(".tiff", StringComparison.Ordinal)
        ? new Dictionary<string, string> { ["instrument"] = "opera-phenix" }
        : ReadOnlyDictionary<string, string>.Empty;
}
