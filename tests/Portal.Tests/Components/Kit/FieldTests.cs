using Bunit;
using Portal.Components.Kit;

namespace Portal.Tests.Components.Kit;

public sealed class FieldTests : KitTest
{
    [Fact]
    public void An_error_is_tied_to_its_input()
    {
        var field = Render<TextField>(p => p.Add(f => f.Label, "Prefix")
            .Add(f => f.MaxLength, 300)
            .Add(f => f.Error, "A prefix holds no blanks.")
            .Add(f => f.Help, "Project and source."));
        var input = field.Find("input");

        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal(
            ["A prefix holds no blanks.", "Project and source. At most 300 characters."],
            input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find($"#{id}").TextContent.Trim()));
        Assert.Equal(input.Id, field.Find("label").GetAttribute("for"));
    }

    [Fact]
    public void Text_is_told_at_every_key_when_the_page_wants_it_so()
    {
        var heard = "";
        var field = Render<TextField>(p => p.Add(f => f.Label, "Prefix")
            .Add(f => f.MaxLength, 300)
            .Add(f => f.Immediate, true)
            .Add(f => f.ValueChanged, value => heard = value ?? ""));

        field.Find("input").Input("cpg");

        Assert.Equal("cpg", heard);
    }

    [Theory]
    [InlineData("12403", 12_403L)]
    [InlineData("-1", -1L)]
    [InlineData("", null)]
    [InlineData("1.5", null)]
    [InlineData("many", null)]
    public void A_number_is_whole_or_nothing(string typed, long? value)
    {
        long? heard = 7;
        var field = Render<NumberField>(p => p.Add(f => f.Label, "Objects").Add(f => f.ValueChanged, number => heard = number));

        field.Find("input").Change(typed);

        Assert.Equal(value, heard);
    }

    [Fact]
    public void A_choice_is_heard()
    {
        var heard = 1;
        var field = Render<SelectField<int>>(p => p
            .Add(f => f.Label, "Hours")
            .Add(f => f.Value, 1)
            .Add(f => f.Options, [new(1, "1 hour"), new(12, "12 hours")])
            .Add(f => f.ValueChanged, hours => heard = hours));

        field.Find("select").Change("1");

        Assert.Equal(12, heard);
    }
}
