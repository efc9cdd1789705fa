using Bunit;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Microsoft.AspNetCore.Components;
using Portal.Components.Kit;
using Portal.Deposits;
using Portal.Writers;

namespace Portal.Tests.Components.Kit;

/// <summary>What a table has no room for stands over the page: a question, or a form. Elsewhere it stands where it was asked for.</summary>
public sealed class DialogTests : KitTest
{
    private readonly List<string?> done = [];

    [Fact]
    public void A_question_in_a_table_is_a_dialog_with_the_focus()
    {
        var table = InTable<Act>(("Label", "Give b\u202eack"), ("ConfirmText", "Ends your access."), ("OnAct", () => Do("given back")));

        table.Find("td button").Click();

        var dialog = table.Find("dialog");
        Assert.Equal("Give b<U+202E>ack", dialog.GetAttribute("aria-label"));
        Assert.Equal("Ends your access.", dialog.QuerySelector(".act-question")!.TextContent);
        Assert.Single(JSInterop.Invocations, call => call.Identifier == "portalDialog.show");
        Assert.Empty(done);

        table.FindAll("dialog button")[0].Click();
        Assert.Equal(["given back"], done);
        Assert.Empty(table.FindAll("dialog"));
    }

    [Fact]
    public void Escape_closes_a_question_and_nothing_is_done()
    {
        var table = InTable<Act>(("Label", "Give back"), ("ConfirmText", "Ends your access."), ("OnAct", () => Do("given back")));
        table.Find("td button").Click();

        table.Find("dialog").TriggerEvent("oncancel", EventArgs.Empty);

        Assert.Empty(table.FindAll("dialog"));
        Assert.Empty(done);
    }

    [Fact]
    public void What_is_said_with_an_act_is_asked_for_in_a_dialog_and_kept_while_it_is_refused()
    {
        var refuses = true;
        var table = InTable<SayAndAct>(
            ("Opener", "Revoke"),
            ("Label", "Revoke “cluster”"),
            ("Field", "Why?"),
            ("OnSay", (string? words) => refuses ? throw new RefusedException("Not now.") : Do(words)));
        Assert.Equal("dialog", table.Find("td > button").GetAttribute("aria-haspopup"));

        table.Find("td > button").Click();
        Assert.Equal(
            ("Revoke “cluster”", "Revoke “cluster”"), (table.Find("dialog").GetAttribute("aria-label"), table.Find("dialog h2").TextContent));
        table.Find("dialog textarea").Input("Not used.");
        Press(table, "Revoke “cluster”");
        Assert.Contains("Not now.", table.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal);

        refuses = false;
        Press(table, "Revoke “cluster”");
        Assert.Equal(["Not used."], done);
        Assert.Empty(table.FindAll("dialog"));
        Assert.Equal("false", table.Find("td > button").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void The_end_of_a_grant_is_set_in_a_dialog_that_begins_with_the_day_it_has()
    {
        var ends = new DateTimeOffset(2026, 5, 2, 0, 0, 0, TimeSpan.Zero);
        var table = InTable<GrantEndForm>(("Holder", "Ada"), ("EndsAt", ends), ("OnSet", (string? day, string? words) => Do($"{day}: {words}")));

        table.Find("td > button").Click();
        Assert.Equal("End of the access of Ada", table.Find("dialog h2").TextContent);
        Assert.Equal("2026-05-01", table.Find("dialog input").GetAttribute("value"));
        table.Find("dialog textarea").Input("The project goes on.");
        table.Find("dialog input").Input("2026-06-30");
        Press(table, "Set the end");

        Assert.Equal(["2026-06-30: The project goes on."], done);
        Assert.Empty(table.FindAll("dialog"));
    }

    [Fact]
    public void Outside_of_a_table_nothing_covers_the_page()
    {
        var say = Render<SayAndAct>(
            p => p.Add(s => s.Opener, "Decline").Add(s => s.Label, "Decline").Add(s => s.Field, "Why?").Add(s => s.OnSay, Do));

        say.Find("button").Click();

        Assert.Single(say.FindAll(".say textarea"));
        Assert.Empty(say.FindAll("dialog"));
    }

    private static void Press(IRenderedComponent<IComponent> table, string label) =>
        table.FindAll("dialog button").Single(button => button.TextContent.Trim() == label).Click();

    private Task Do(string? what)
    {
        done.Add(what);
        return Task.CompletedTask;
    }

    private IRenderedComponent<Table<int>> InTable<T>(params (string Name, object Value)[] parameters)
        where T : IComponent => Render<Table<int>>(p => p
            .Add(table => table.Items, [1])
            .Add(table => table.Caption, "Rows")
            .Add(table => table.ChildContent, builder =>
            {
                builder.OpenComponent<Column<int>>(0);
                builder.AddComponentParameter(1, "Title", "");
                builder.AddComponentParameter(2, "ChildContent", (RenderFragment<int>)(_ => cell =>
                {
                    cell.OpenComponent<T>(0);
                    foreach (var (name, value) in parameters)
                    {
                        cell.AddComponentParameter(1, name, value);
                    }

                    cell.CloseComponent();
                }));
                builder.CloseComponent();
            }));
}
