using System.Buffers.Binary;
using System.Text;
using Sandbox.Checksums;
using Sandbox.Storage.Records;

namespace Sandbox.Tests.Checksums;

public sealed class ChecksumTests
{
    // The check values of the catalogue of CRCs, and of RFC 3174 and FIPS 180-4 by their own tools.
    [Theory]
    [InlineData("CRC32", "CBF43926")]
    [InlineData("CRC32C", "E3069283")]
    [InlineData("CRC64NVME", "AE8B14860A799888")]
    [InlineData("SHA1", "F7C3BC1D808E04732ADF679965CCC34CA7AE3441")]
    [InlineData("SHA256", "15E2B0D3C33891EBB0F1EF609EC419420C20E320CE94C65FBC8C3312448EB225")]
    public void The_digits_one_to_nine_have_their_known_check(string name, string expected)
    {
        using var running = new RunningChecksum(Algorithm(name));
        running.Append("123456789"u8);

        Assert.Equal(expected, Convert.ToHexString(running.Finish()));
    }

    [Theory]
    [InlineData("CRC32")]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    public void Pieces_of_any_length_give_the_check_of_the_whole(string name)
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[random.Next(0, 5000)];
            random.NextBytes(bytes);
            var cut = random.Next(0, bytes.Length + 1);

            var joined = Checksum.OfParts(Algorithm(name), ChecksumType.FullObject, [
                (Of(name, bytes.AsSpan(0, cut)), cut),
                (Of(name, bytes.AsSpan(cut)), bytes.Length - cut)]);

            Assert.Equal(BitByBit(name, bytes), Convert.ToHexString(joined.Value.Span));
            Assert.Equal(BitByBit(name, bytes), Convert.ToHexString(Of(name, bytes)));
        }
    }

    [Fact]
    public void A_composite_checksum_is_that_of_the_parts_checksums_and_says_how_many()
    {
        var one = Of("SHA256", "one"u8);
        var two = Of("SHA256", "two"u8);

        var made = Checksum.OfParts(ChecksumAlgorithm.Sha256, ChecksumType.Composite, [(one, 3), (two, 3)]);

        Assert.Equal(Convert.ToBase64String(Of("SHA256", [.. one, .. two])) + "-2", made.Text);
    }

    private static ChecksumAlgorithm Algorithm(string name) => ChecksumAlgorithms.All.Single(algorithm => algorithm.Name() == name);

    private static byte[] Of(string name, ReadOnlySpan<byte> bytes)
    {
        using var running = new RunningChecksum(Algorithm(name));
        foreach (var value in Encoding.Latin1.GetString(bytes).Chunk(13))
        {
            running.Append(Encoding.Latin1.GetBytes(value));
        }
        return running.Finish();
    }

    // The definition, without tables.
    private static string BitByBit(string name, byte[] bytes)
    {
        var polynomial = name switch { "CRC32" => 0xEDB88320, "CRC32C" => 0x82F63B78, _ => Reflected(0xAD93D23594C93659) };
        var width = name == "CRC64NVME" ? 64 : 32;
        var mask = width == 64 ? ulong.MaxValue : uint.MaxValue;
        var state = mask;
        foreach (var value in bytes)
        {
            state ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                state = (state >> 1) ^ ((state & 1) != 0 ? polynomial : 0);
            }
        }
        var check = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(check, state ^ mask);
        return Convert.ToHexString(check.AsSpan(8 - (width / 8)));
    }

    private static ulong Reflected(ulong polynomial)
    {
        var reflected = 0UL;
        for (var bit = 0; bit < 64; bit++)
        {
            reflected |= ((polynomial >> bit) & 1) << (63 - bit);
        }
        return reflected;
    }
}
