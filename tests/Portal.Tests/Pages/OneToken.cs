using Microsoft.AspNetCore.Components.Forms;

namespace Portal.Tests.Pages;

/// <summary>What a form of the browser's own carries with it.</summary>
internal sealed class OneToken : AntiforgeryStateProvider
{
    public override AntiforgeryRequestToken GetAntiforgeryToken() => new("a token", "__RequestVerificationToken");
}
