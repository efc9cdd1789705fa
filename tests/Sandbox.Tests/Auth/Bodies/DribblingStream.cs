namespace Sandbox.Tests.Auth.Bodies;

/// <summary>A connection that delivers a few bytes at a time, never more than asked.</summary>
internal sealed class DribblingStream(byte[] content, Func<int> most) : MemoryStream(content)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, most())], cancellationToken);
}
