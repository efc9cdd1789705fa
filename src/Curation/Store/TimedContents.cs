using System.Globalization;
using Curation.Texts;

namespace Curation.Store;

/// <summary>
/// Contents of which each object may take so long and no longer, from when it is opened to its last byte: what a check does with a table is
/// part of that.
/// </summary>
public sealed class TimedContents(IContents contents, TimeProvider clock) : IContents
{
    /// <summary>The largest table of a plate takes seconds, over a slow line a minute or two.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public async Task<Stream> OpenAsync(string key, CancellationToken cancellationToken) =>
        new Timed(await contents.OpenAsync(key, cancellationToken), clock);

    public Task<byte[]?> ReadStartAsync(string key, int length, CancellationToken cancellationToken) =>
        contents.ReadStartAsync(key, length, cancellationToken);

    private sealed class Timed(Stream stream, TimeProvider clock) : ForwardStream
    {
        private readonly long began = clock.GetTimestamp();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            clock.GetElapsedTime(began) > Longest ? throw TooLong() : stream.ReadAsync(buffer, cancellationToken);

        public override int Read(Span<byte> buffer) => clock.GetElapsedTime(began) > Longest ? throw TooLong() : stream.Read(buffer);

        public override async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync();
            await base.DisposeAsync();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                stream.Dispose();
            }

            base.Dispose(disposing);
        }

        private static StoreException TooLong() => new(string.Create(
            CultureInfo.InvariantCulture,
            $"reading it took more than {Longest.TotalMinutes:0} minutes, and no table of a plate takes that long. Look at what is in it, and check again."));
    }
}
