using System.Security.Claims;
using Curation.Workflow.Actors;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Identity;

namespace Portal.Tests.Journeys;

/// <summary>Somebody who is signed in, without the way there.</summary>
internal static class Stay
{
    public static ClaimsPrincipal Of(IDbContextFactory<PortalDb> dbs, Actor actor)
    {
        using var db = dbs.CreateDbContext();
        var session = new Session
        {
            Id = Guid.NewGuid(),
            PersonId = Session.NoPerson,
            ActorId = actor.Id,
            StartedAt = DateTimeOffset.UnixEpoch,
            ProvedAt = DateTimeOffset.UnixEpoch,
            UsedAt = DateTimeOffset.MaxValue,
            EndsAt = DateTimeOffset.MaxValue,
            Browser = "A test",
            IdToken = "",
        };
        db.Add(session);
        db.SaveChanges();
        return CurrentPerson.Principal(actor, session.Id);
    }
}
