using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Components.Kit;
using Testing.Tools;

namespace Portal.Tests.Components.Kit;

/// <summary>Every field has a bound, and whatever keeps to it fits into a message of the page's connection.</summary>
public sealed partial class BoundTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_field_of_every_page_has_a_bound()
    {
        var (unbound, seen) = (new List<string>(), 0);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Portal"), "*.razor", SearchOption.AllDirectories))
        {
            foreach (Match tag in Fields().Matches(File.ReadAllText(file)))
            {
                seen++;
                if (!(tag.Value.StartsWith("<TextField", StringComparison.Ordinal)
                    ? tag.Value.Contains(" MaxLength=", StringComparison.Ordinal)
                    : tag.Value.Contains("data-bound=", StringComparison.Ordinal) || Untyped().IsMatch(tag.Value)))
                {
                    unbound.Add($"{Path.GetFileName(file)}: {tag.Value}");
                }
            }
        }

        Assert.True(seen > 40, $"Only {seen} fields were seen.");
        Assert.True(unbound.Count == 0, string.Join('\n', unbound));
    }

    /// <summary>An event of a field carries its text twice: as what changed and as what the field holds.</summary>
    [Theory]
    [InlineData("x")]
    [InlineData("漢")]
    [InlineData("😀")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("\n")]
    public void As_much_as_a_field_takes_fits_into_a_message(string sign)
    {
        var text = string.Concat(Enumerable.Repeat(sign, Bound.Most / sign.Length));
        var written = JsonSerializer.Serialize(text, Plain);

        Assert.True((2 * Encoding.UTF8.GetByteCount(sign is "😀" ? $"\"{text}\"" : written)) + 2_000 < 32 * 1024);
    }

    // Attributes hold quotes and arrows of their own; none holds the end of a tag.
    [GeneratedRegex("<(?:TextField|input|textarea|RadzenTextBox|RadzenTextArea)\\b.*?(?:/>|></)", RegexOptions.Singleline)]
    private static partial Regex Fields();

    [GeneratedRegex("type=\"(?:file|hidden|checkbox|radio)\"")]
    private static partial Regex Untyped();
}
