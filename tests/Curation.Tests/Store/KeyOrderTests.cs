using System.Text;
using Curation.Store;

namespace Curation.Tests.Store;

public sealed class KeyOrderTests
{
    // Where UTF-16 and UTF-8 order differ: a surrogate pair against U+E000 to U+FFFF; and the usual characters of keys around them.
    private static readonly string[] Pieces =
        ["a", "b", "/", " ", "+", "ä", "\uE000", "\uFFFD", "\U0001F52C", "\U0001F600", "\u07FF", "\u0800", "Z", "0"];

    [Fact]
    public void The_order_is_that_of_the_bytes()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var (one, other) = (Key(random), Key(random));
            var expected = Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));

            Assert.Equal(Math.Sign(expected), Math.Sign(KeyOrder.Compare(one, other)));
        }
    }

    private static string Key(Random random) => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
