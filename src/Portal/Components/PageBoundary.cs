using Microsoft.AspNetCore.Components.Web;

namespace Portal.Components;

/// <summary>
/// What a page shows in its place when a part of it failed. Where two parts fail at once, the framework clears the place once more behind
/// what was drawn for the first, and draws nothing for the second: here it is drawn again.
/// </summary>
public sealed class PageBoundary : ErrorBoundary
{
    protected override async Task OnErrorAsync(Exception exception)
    {
        await base.OnErrorAsync(exception);
        await Task.Yield();
        StateHasChanged();
    }
}
