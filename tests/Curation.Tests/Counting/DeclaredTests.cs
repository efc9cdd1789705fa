using Curation.Counting;
using Curation.Store;

namespace Curation.Tests.Counting;

public sealed class DeclaredTests
{
    [Theory]
    [InlineData(1204, null, 1198, 10, false, "You declared 1,204 objects; 1,198 are staged: 6 are missing.")]
    [InlineData(1204, null, 1203, 10, false, "You declared 1,204 objects; 1,203 are staged: 1 is missing.")]
    [InlineData(1204, null, 1210, 10, false, "You declared 1,204 objects; 1,210 are staged: 6 more than declared.")]
    [InlineData(1204, null, 1204, 10, true, "You declared 1,204 objects, and all of them are staged.")]
    [InlineData(1, null, 1, 10, true, "You declared 1 object, and it is staged.")]
    [InlineData(1, null, 0, 0, false, "You declared 1 object; none is staged.")]
    [InlineData(3, null, 0, 0, false, "You declared 3 objects; none is staged.")]
    [InlineData(3, null, 1, 10, false, "You declared 3 objects; 1 is staged: 2 are missing.")]
    [InlineData(3, 10L, 3, 10, true, "You declared 3 objects, and all of them are staged. The bytes agree too.")]
    [InlineData(3, 2000L, 3, 10, true, "You declared 3 objects, and all of them are staged. You declared 2,000 bytes; 10 are staged.")]
    public void Declared_and_staged_are_compared_in_words(long declared, long? bytes, long staged, long stagedBytes, bool agrees, string words)
    {
        var comparison = new Declared(declared, bytes).Against(new Tally(staged, stagedBytes));

        Assert.Equal(agrees, comparison.Agrees);
        Assert.Equal(words, comparison.Message);
    }

    [Theory]
    [InlineData(1, "You declared 120 objects; 196 are staged: 76 more than declared. 1 folder marker is staged besides and does not count.")]
    [InlineData(2, "You declared 120 objects; 196 are staged: 76 more than declared. 2 folder markers are staged besides and do not count.")]
    public void What_does_not_count_is_told_beside_what_does(long markers, string words) =>
        Assert.Equal(words, new Declared(120).Against(new Tally(196, 10), markers).Message);
}
