using Curation.Workflow.Actors;
using Curation.Workflow.People;

namespace Portal.Tests.Identity;

internal static class Fresh
{
    /// <summary>Somebody as they are when they have just signed in.</summary>
    public static Actor AsFresh(this Person person) => person.AsActor() with { FreshUntil = DateTimeOffset.MaxValue };
}
