namespace Portal.Tests.Hosts;

/// <summary>Who may come in by a door.</summary>
internal enum Decision
{
    /// <summary>Whoever reaches the portal; what it shows is public, or the door asks for its own key.</summary>
    Anybody,

    /// <summary>Whoever is signed in; what they see follows from who they are.</summary>
    SignedIn,

    /// <summary>Whoever is signed in, and for others than those whose it is, what it names does not exist.</summary>
    Theirs,

    Curators,

    Maintainers,
}

/// <summary>Every door of the portal and the decision on it. A new one is closed to the build until somebody decided.</summary>
internal static class Decisions
{
    /// <summary>A door on which nobody decided is tried like one that belongs to somebody.</summary>
    public static Decision Of(string door) => All.TryGetValue(door, out var decided) ? decided : Decision.Theirs;

    public static IReadOnlyDictionary<string, Decision> All { get; } = new Dictionary<string, Decision>
    {
        ["GET /healthz"] = Decision.Anybody,
        ["POST /sign-in"] = Decision.Anybody,
        ["POST /sign-out"] = Decision.Anybody,
        ["* /api/credentials"] = Decision.Anybody,
        ["GET /receipts/{id:guid}.json"] = Decision.Anybody,
        ["page /receipts/{Id:guid}"] = Decision.Anybody,
        ["page /sign-in"] = Decision.Anybody,
        ["page /sign-in/failed"] = Decision.Anybody,
        ["page /signed-out"] = Decision.Anybody,
        ["page /error"] = Decision.Anybody,
        ["page /not-found"] = Decision.Anybody,
        ["page /kit"] = Decision.Anybody,

        ["page /"] = Decision.SignedIn,
        ["page /sessions"] = Decision.SignedIn,
        ["page /sign-in/role"] = Decision.SignedIn,
        ["page /forbidden"] = Decision.SignedIn,
        ["page /jobs"] = Decision.SignedIn,
        ["page /check"] = Decision.SignedIn,
        ["page /audit"] = Decision.SignedIn,
        ["page /deposits"] = Decision.SignedIn,
        ["page /requests"] = Decision.SignedIn,
        ["page /requests/new"] = Decision.SignedIn,
        ["page /registry"] = Decision.SignedIn,
        ["page /registry/{Name}"] = Decision.SignedIn,
        ["GET /api/registry.yml"] = Decision.SignedIn,
        ["GET /api/audit.csv"] = Decision.SignedIn,
        ["GET,HEAD {**path:file}"] = Decision.SignedIn,
        ["GET /_framework/opaque-redirect"] = Decision.SignedIn,
        ["* /_blazor"] = Decision.SignedIn,
        ["* /_blazor/negotiate"] = Decision.SignedIn,
        ["* /_blazor/disconnect/"] = Decision.SignedIn,
        ["* /_blazor/initializers/"] = Decision.SignedIn,

        ["page /deposits/{Id:guid}"] = Decision.Theirs,
        ["page /deposits/{Id:guid}/access"] = Decision.Theirs,
        ["page /deposits/{Id:guid}/data/{*Path}"] = Decision.Theirs,
        ["page /deposits/{Id:guid}/check"] = Decision.Theirs,
        ["page /deposits/{Id:guid}/check/{Run:guid}"] = Decision.Theirs,
        ["page /deposits/{Id:guid}/promotion"] = Decision.Theirs,
        ["page /requests/{Id:guid}"] = Decision.Theirs,
        ["page /requests/{Id:guid}/edit"] = Decision.Theirs,
        ["page /checks/{Run:guid}"] = Decision.Theirs,
        ["page /check/{Id:guid}"] = Decision.Theirs,
        ["GET /api/checks/{id:guid}/findings.ndjson"] = Decision.Theirs,
        ["GET /api/checks/{id:guid}/findings.csv"] = Decision.Theirs,
        ["GET /api/checks/{id:guid}/plates.csv"] = Decision.Theirs,
        ["GET /api/checks/{id:guid}/repairs.tsv"] = Decision.Theirs,
        ["GET /api/checks/{id:guid}/repairs.sh"] = Decision.Theirs,
        ["POST /api/listings/{id:guid}"] = Decision.Theirs,
        ["GET /api/listings/{id:guid}/findings.ndjson"] = Decision.Theirs,
        ["GET /api/listings/{id:guid}/findings.csv"] = Decision.Theirs,
        ["GET /api/listings/{id:guid}/plates.csv"] = Decision.Theirs,
        ["GET /api/listings/{id:guid}/repairs.tsv"] = Decision.Theirs,
        ["GET /api/listings/{id:guid}/repairs.sh"] = Decision.Theirs,

        ["page /checks"] = Decision.Curators,
        ["page /writers/people"] = Decision.Curators,
        ["page /writers/tokens"] = Decision.Curators,
        ["page /writers/credentials"] = Decision.Curators,
        ["GET /api/writers.csv"] = Decision.Curators,
        ["GET /api/writers/people.csv"] = Decision.Curators,
        ["GET /api/writers/tokens.csv"] = Decision.Curators,
        ["GET /api/writers/credentials.csv"] = Decision.Curators,
        ["page /writers"] = Decision.Curators,

        ["page /staging/{*Path}"] = Decision.Maintainers,
        ["page /gallery/{*Path}"] = Decision.Maintainers,
        ["page /registry/import"] = Decision.Maintainers,
        ["page /registry/import/{Id:guid}"] = Decision.Maintainers,
        ["POST /api/registry"] = Decision.Maintainers,
        ["GET /api/audit/trail"] = Decision.Maintainers,
        ["page /people"] = Decision.Maintainers,
        ["page /people/{Id:guid}"] = Decision.Maintainers,
    };
}
