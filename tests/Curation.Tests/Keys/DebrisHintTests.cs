using Curation.Keys;

namespace Curation.Tests.Keys;

public sealed class DebrisHintTests
{
    /// <summary>The quick look knows again what the lists know: what it missed would be no debris in a folder of images.</summary>
    [Fact]
    public void The_quick_look_passes_over_nothing_that_the_lists_know()
    {
        var missed = Debris.Endings.Concat(Debris.Within)
            .Select(part => $"a{part}{(part.EndsWith('.') || part.EndsWith('-') || part.EndsWith('_') ? "x" : "")}")
            .Where(name => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_'))
            .Where(name => Debris.IsFile(name) && !Debris.IsPlain(name));

        Assert.Empty(missed);
    }
}
