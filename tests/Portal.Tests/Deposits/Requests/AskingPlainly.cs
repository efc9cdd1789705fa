using Curation.Workflow.Actors;
using Portal.Deposits.Requests;

namespace Portal.Tests.Deposits.Requests;

internal static class AskingPlainly
{
    /// <summary>Asks as a person would who fills in the whole form.</summary>
    public static Task<Guid> AskAsync(this RequestActs requests, string? prefix, string? purpose, long objects, string? champion, Actor by) =>
        requests.AskAsync(PlainRequests.Form(prefix, purpose, objects, champion), by);
}
