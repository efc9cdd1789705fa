using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;

namespace Portal.Tests.Deposits.Requests;

internal static class Fields
{
    /// <summary>The field that stands under a label.</summary>
    public static IElement Labelled<T>(this IRenderedComponent<T> page, string label)
        where T : IComponent
    {
        var found = page.FindAll("label[for]").Single(one => one.TextContent.Trim() == label);
        return page.Find($"#{found.GetAttribute("for")}");
    }
}
