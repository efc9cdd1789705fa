using Curation.Workflow.Actors;

namespace Portal.Identity;

/// <summary>Somebody as maintainers see them.</summary>
public sealed record PersonRow(
    Guid Id, string Name, string Email, string Issuer, Role Role, Role RoleSeen, Role? RoleSet, bool IsDisabled, DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt, bool IsMe);

/// <summary>A page of them, and the cursor of the next one; null on the last.</summary>
public sealed record PersonRows(IReadOnlyList<PersonRow> Rows, Guid? Next);
