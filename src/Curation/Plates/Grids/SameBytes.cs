namespace Curation.Plates.Grids;

/// <summary>What the ETags of the images of a plate told.</summary>
/// <param name="Twins">Images that hold the same bytes as another one.</param>
/// <param name="Zeros">Images that hold nothing but zeros; none of them is counted as a twin.</param>
internal readonly record struct SameBytes(long Twins, string? TwinExample, long Zeros, string? ZeroExample)
{
    public static SameBytes operator +(SameBytes one, SameBytes other) => new(
        one.Twins + other.Twins, one.TwinExample ?? other.TwinExample, one.Zeros + other.Zeros, one.ZeroExample ?? other.ZeroExample);
}
