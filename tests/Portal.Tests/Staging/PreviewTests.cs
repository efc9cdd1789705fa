using System.Text;
using Portal.Staging;

namespace Portal.Tests.Staging;

public sealed class PreviewTests
{
    [Fact]
    public void Text_is_shown() => Assert.Equal("a,b\n1,2\n", Preview.Of("a,b\n1,2\n"u8.ToArray(), 8).Text);

    [Fact]
    public void A_character_that_was_cut_is_left_out()
    {
        var whole = Encoding.UTF8.GetBytes("Größe in µm €");

        Assert.Equal("Größe in µm ", Preview.Of(whole[..^1], whole.Length).Text);
    }

    [Theory]
    [InlineData(new byte[0], "The object is empty.")]
    [InlineData(new byte[] { 0x1f, 0x8b, 8 }, "Compressed with gzip: its content cannot be shown here.")]
    [InlineData(new byte[] { 1, 2, 3, 0, 255 }, "Not text: its content cannot be shown here.")]
    [InlineData(new byte[] { 0x49, 0x49, 42, 0 }, "A TIFF image.")]
    [InlineData(new byte[] { 0x4d, 0x4d, 0, 42, 0, 0, 0, 200 }, "A TIFF image.")]
    [InlineData(new byte[] { 0x49, 0x49, 42, 0, 0xff, 0xff, 0xff, 0xff }, "A TIFF image.")]
    public void What_is_no_text_is_named(byte[] start, string words)
    {
        var preview = Preview.Of(start, start.Length);

        Assert.Equal((null, words), (preview.Text, preview.Message));
    }

    [Fact]
    public void A_tiff_tells_its_size_and_depth()
    {
        byte[] tiff =
        [
            0x49, 0x49, 42, 0, 8, 0, 0, 0, 3, 0,
            0, 1, 3, 0, 1, 0, 0, 0, 0x38, 4, 0, 0,
            1, 1, 4, 0, 1, 0, 0, 0, 0x38, 4, 0, 0,
            2, 1, 3, 0, 1, 0, 0, 0, 16, 0, 0, 0,
        ];

        Assert.Equal("A TIFF image, 1,080 × 1,080 pixels, 16 bits a pixel.", Preview.Of(tiff, 2_000_000).Message);
    }
}
