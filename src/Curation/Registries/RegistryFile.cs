using System.Security.Cryptography;

namespace Curation.Registries;

/// <summary>A registry's file that was read and is good: its bytes, and the datasets in their order.</summary>
public sealed class RegistryFile
{
    public const string Name = "registry.yml";

    private static readonly Lazy<RegistryFile> OfTheGallery = new(() => BuiltInRegistry.Read(Registry.ReadTable()));

    private RegistryFile(ReadOnlyMemory<byte> bytes, FieldsNode root, IReadOnlyList<Dataset> datasets, IReadOnlyList<RegistryFault> remarks)
    {
        (Bytes, Root, Datasets, Remarks) = (bytes, root, datasets, remarks);
        Hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
    }

    /// <summary>The registry this build ships.</summary>
    public static RegistryFile Gallery => OfTheGallery.Value;

    /// <summary>As it came.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256, in small hexadecimal letters.</summary>
    public string Hash { get; }

    public FieldsNode Root { get; }

    public IReadOnlyList<Dataset> Datasets { get; }

    /// <summary>What is no fault, and may be a slip: fields that nobody knows are kept as they are.</summary>
    public IReadOnlyList<RegistryFault> Remarks { get; }

    /// <summary>Judges what was read; null if there are faults.</summary>
    public static RegistryFile? Judge(ReadOnlyMemory<byte> bytes, Node root, FaultList faults)
    {
        var remarks = new FaultList();
        var datasets = new DatasetJudge(faults, remarks).Judge(root);
        return faults.Count > 0 ? null : new RegistryFile(bytes, (FieldsNode)root, datasets, remarks.Kept);
    }
}
