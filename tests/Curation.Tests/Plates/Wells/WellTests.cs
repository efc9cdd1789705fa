using System.Text.RegularExpressions;
using Curation.Plates.Wells;

namespace Curation.Tests.Plates.Wells;

public sealed class WellTests
{
    [Theory]
    [InlineData("A1", "A01")]
    [InlineData("a01", "A01")]
    [InlineData("p24", "P24")]
    [InlineData("AF48", "AF48")]
    [InlineData("aA9", "AA09")]
    public void Case_and_zeros_are_folded(string text, string well)
    {
        Assert.True(Well.TryParse(text, out var parsed));
        Assert.Equal(well, parsed.ToString());
    }

    [Theory]
    [InlineData("", "A well is a row and a column, such as A01.")]
    [InlineData("A", "“A” is no well: one or two letters for the row, then one or two digits for the column, such as A01.")]
    [InlineData("A001", "“A001” is no well: one or two letters for the row, then one or two digits for the column, such as A01.")]
    [InlineData("A0٣", "“A0٣” is no well: one or two letters for the row, then one or two digits for the column, such as A01.")]
    [InlineData(" A01", "“ A01” is no well: one or two letters for the row, then one or two digits for the column, such as A01.")]
    [InlineData("A00", "“A00” is on no plate: the largest has rows A to AF and columns 1 to 48.")]
    [InlineData("A49", "“A49” is on no plate: the largest has rows A to AF and columns 1 to 48.")]
    [InlineData("AG1", "“AG1” is on no plate: the largest has rows A to AF and columns 1 to 48.")]
    public void What_is_no_well_is_refused_with_the_reason(string text, string reason)
    {
        Assert.False(Well.TryParse(text, out _, out var given));
        Assert.Equal(reason, given);
    }

    [Fact]
    public void Every_well_of_the_largest_plate_is_read_as_it_is_written()
    {
        for (var index = 0; index < Well.Rows * Well.Columns; index++)
        {
            var well = Well.FromIndex(index);

            Assert.True(Well.TryParse(well.ToString(), out var parsed) && parsed == well);
            Assert.True(Well.TryFrom(well.Row, well.Column, out var numbered) && numbered.Index == index);
        }
    }

    [Fact]
    public void A_text_is_a_well_if_the_expression_and_the_size_of_the_plate_allow_it()
    {
        var spelt = new Regex(@"\A(?<row>[A-Za-z]{1,2})(?<column>[0-9]{1,2})\z", RegexOptions.CultureInvariant);
        const string Letters = "aAfGzZ0149 é٣";
        var texts = Letters.SelectMany(a => Letters.SelectMany(b => Letters.SelectMany(c => Letters.Select(d => $"{a}{b}{c}{d}".Trim()))));

        Assert.Empty(texts.Where(text => Well.TryParse(text, out _) != Exists(spelt.Match(text))).Take(10));
    }

    private static bool Exists(Match match) => match.Success
        && match.Groups["row"].Value.ToUpperInvariant() is var row && (row.Length == 1 || (row[0] == 'A' && row[1] <= 'F'))
        && int.Parse(match.Groups["column"].Value) is >= 1 and <= 48;
}
