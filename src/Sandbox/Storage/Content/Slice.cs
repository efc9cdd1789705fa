namespace Sandbox.Storage.Content;

/// <summary>Where a run of bytes lies: all of a file of its own, or a piece of a pack that many small objects share.</summary>
internal readonly record struct Slice(bool Packed, long File, long Offset, long Length);
