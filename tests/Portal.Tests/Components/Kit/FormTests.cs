using AngleSharp.Dom;
using Bunit;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Microsoft.AspNetCore.Components;
using Portal.Components.Kit;

namespace Portal.Tests.Components.Kit;

/// <summary>A form that was refused says so where it is seen and heard, and what a field does not take is not sent.</summary>
public sealed class FormTests : KitTest
{
    private string reason = "Say why.";
    private int sent;

    [Fact]
    public void A_refused_form_says_on_top_why_and_leads_to_each_field()
    {
        var form = Shown();

        form.Find("button").Click();

        var box = form.Find(".form-faults");
        Assert.Equal(("alert", "-1"), (box.GetAttribute("role"), box.GetAttribute("tabindex")));
        Assert.Contains("Say why.", box.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Bucket", "Why?"], box.QuerySelectorAll("a").Select(link => link.TextContent));
        Assert.Equal(
            ["A bucket has no blanks.", "this field is required."], box.QuerySelectorAll("li").Select(line => line.TextContent.Split(": ")[1]));
        Assert.All(box.QuerySelectorAll("a"), link => Assert.NotNull(form.Find($"#{link.GetAttribute("data-focus")}")));
        Assert.Contains(JSInterop.Invocations, call => call.Identifier.Contains("focus", StringComparison.OrdinalIgnoreCase));
        Assert.True(box.CompareDocumentPosition(form.Find("input")).HasFlag(DocumentPositions.Following));
    }

    [Fact]
    public void Its_links_stand_in_the_order_of_the_page_and_what_others_wrote_is_spelled_out()
    {
        reason = "“a\u202eb” is open already.";
        var form = Shown();
        JSInterop.Setup<string[]?>("portalForm.inOrder", _ => true)
            .SetResult([.. form.FindAll("input, textarea").Select(field => field.Id!).Reverse()]);

        form.Find("button").Click();

        form.WaitForAssertion(
            () => Assert.Equal(["Why?", "Bucket"], form.Find(".form-faults").QuerySelectorAll("a").Select(link => link.TextContent)));
        Assert.IsType<string[]>(Assert.Single(JSInterop.Invocations["portalForm.inOrder"][0].Arguments));
        Assert.Equal("“aU+202Eb” is open already.", form.Find(".form-faults strong bdi").TextContent);
    }

    [Fact]
    public void What_was_mended_leaves_the_summary_and_what_was_sent_takes_it_away()
    {
        var form = Shown();
        form.Find("button").Click();

        form.Find("textarea").Input("Because.");
        form.Render();

        Assert.Equal(["Bucket"], form.Find(".form-faults").QuerySelectorAll("a").Select(link => link.TextContent));
        reason = "";
        form.Find("button").Click();
        Assert.Empty(form.FindAll(".form-faults"));
        Assert.Equal(1, sent);
    }

    [Fact]
    public void Required_fields_are_marked_and_say_so()
    {
        var form = Shown();

        Assert.Equal(["Bucket", "Why?"], form.FindAll("label.required").Select(label => label.TextContent));
        Assert.Equal(["true", null, "true"], form.FindAll("input, textarea").Select(field => field.GetAttribute("aria-required")));
        Assert.Contains("Fields marked * are required.", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_field_does_not_take_is_told_there_and_nothing_is_sent_until_it_fits()
    {
        reason = "";
        var form = Shown();

        form.FindAll(".field")[2].TriggerEvent("onoverlong", new OverlongEventArgs { Length = 31_000 });

        Assert.Contains(
            "At most 2,000 characters fit here; this text has 31,000.", form.FindAll(".field-error")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("true", form.Find("textarea").GetAttribute("aria-invalid"));
        form.Find("button").Click();
        Assert.Equal(0, sent);
        Assert.Contains("Why?", form.Find(".form-faults strong").TextContent, StringComparison.Ordinal);

        form.FindAll(".field")[2].TriggerEvent("onoverlong", new OverlongEventArgs { Length = 0 });
        Assert.DoesNotContain(form.FindAll(".field-error"), error => error.TextContent.Contains("2,000", StringComparison.Ordinal));
        form.Find("button").Click();
        Assert.Equal(1, sent);
    }

    [Fact]
    public void Filters_are_not_applied_without_a_text_that_stands_there()
    {
        var applied = 0;
        var bar = Render<FilterBar>(p => p
            .Add(b => b.OnApply, () => applied++)
            .AddChildContent<TextField>(f => f.Add(one => one.Label, "Prefix").Add(one => one.MaxLength, 200)));

        bar.Find(".field").TriggerEvent("onoverlong", new OverlongEventArgs { Length = 34_000 });
        bar.Find("form").Submit();
        Assert.Equal(0, applied);
        Assert.Contains("34,000", bar.Find(".field-error").TextContent, StringComparison.Ordinal);

        bar.Find("input").Change("cpg0037");
        bar.Find("form").Submit();
        Assert.Equal(1, applied);
        Assert.Empty(bar.FindAll(".required"));
        var help = bar.Find(".field-help");
        Assert.Equal((help.Id, "At most 200 characters."), (bar.Find("input").GetAttribute("aria-describedby"), help.TextContent));
    }

    [Fact]
    public void What_stands_in_an_address_and_is_too_long_is_told_at_its_field()
    {
        var field = Render<TextField>(p => p.Add(f => f.Label, "Prefix").Add(f => f.MaxLength, 200).Add(f => f.Value, new string('x', 7_000)));

        Assert.Contains("7,000", field.Find(".field-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void No_field_takes_more_than_a_message_carries() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Render<TextField>(p => p.Add(f => f.Label, "All").Add(f => f.MaxLength, Bound.Most + 1)));

    private IRenderedComponent<Form> Shown()
    {
        string? words = null;
        return Render<Form>(p => p.Add(form => form.Label, "A form").Add(form => form.ChildContent, (RenderFragment)(builder =>
        {
            builder.OpenComponent<TextField>(0);
            builder.AddAttribute(1, "Label", "Bucket");
            builder.AddAttribute(2, "MaxLength", 63);
            builder.AddAttribute(3, "Value", "my bucket");
            builder.AddAttribute(4, "Error", "A bucket has no blanks.");
            builder.CloseComponent();
            builder.OpenComponent<TextField>(5);
            builder.AddAttribute(6, "Label", "Folder");
            builder.AddAttribute(7, "MaxLength", 1024);
            builder.AddAttribute(8, "Optional", true);
            builder.CloseComponent();
            builder.OpenComponent<TextField>(9);
            builder.AddAttribute(10, "Label", "Why?");
            builder.AddAttribute(11, "MaxLength", Subject.LongestWords);
            builder.AddAttribute(12, "Rows", 3);
            builder.AddAttribute(13, "Immediate", true);
            builder.AddAttribute(14, "Value", words);
            builder.AddAttribute(15, "ValueChanged", EventCallback.Factory.Create<string?>(this, text => words = text));
            builder.CloseComponent();
            builder.OpenComponent<Act>(16);
            builder.AddAttribute(17, "Label", "Send");
            builder.AddAttribute(18, "OnAct", SendAsync);
            builder.CloseComponent();
        })));
    }

    private Task SendAsync()
    {
        if (reason.Length > 0)
        {
            throw new RefusedException(reason);
        }

        sent++;
        return Task.CompletedTask;
    }
}
