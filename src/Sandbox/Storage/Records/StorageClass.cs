namespace Sandbox.Storage.Records;

// The numbers are on disk, in half a byte: add, never change.
internal enum StorageClass : byte
{
    Standard = 0,
    ReducedRedundancy = 1,
    StandardIa = 2,
    OneZoneIa = 3,
    IntelligentTiering = 4,
    GlacierIr = 5,
    Glacier = 6,
    DeepArchive = 7,
}

internal static class StorageClasses
{
    private static readonly string[] Names =
        ["STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"];

    /// <summary>As S3 writes it.</summary>
    public static string Name(this StorageClass storageClass) => Names[(int)storageClass];

    /// <summary>Null when there is no such class in a bucket of the general kind.</summary>
    public static StorageClass? Parse(string name) => Array.IndexOf(Names, name) is >= 0 and var number ? (StorageClass)number : null;

    /// <summary>Whether an object must be restored before it can be read; which nothing here does.</summary>
    public static bool IsArchive(this StorageClass storageClass) => storageClass is StorageClass.Glacier or StorageClass.DeepArchive;
}
