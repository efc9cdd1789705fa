using System.Globalization;
using System.Security.Claims;
using Portal.Ground;
using Portal.Identity;

namespace Portal.Writers;

/// <summary>Who can write, as files; what a person may not see is not in them.</summary>
internal static class WriterDownloads
{
    private const int AtOnce = 1000;

    public static void MapWriterDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/writers.csv", Grants).RequireAuthorization(SignIn.Curators);
        app.MapGet("/api/writers/tokens.csv", Tokens).RequireAuthorization(SignIn.Curators);
        app.MapGet("/api/writers/people.csv", People).RequireAuthorization(SignIn.Curators);
        app.MapGet("/api/writers/credentials.csv", Credentials).RequireAuthorization(SignIn.Curators);
    }

    private static IResult Grants(ClaimsPrincipal person, WriterList list, string? show, string? flaw, string? prefix, string? order, CancellationToken cancellationToken) =>
        CsvFile.Of("writers.csv", async csv =>
        {
            await csv.WriteRecordAsync(["scope", "permission", "holder", "arn", "state", "since", "ends", "last_used", "provider_id", "flaws", "remarks"], cancellationToken);
            await foreach (var row in list.StreamAsync(WritersQuery.Of(show, flaw, prefix, order), Actors.From(person), cancellationToken))
            {
                await csv.WriteRecordAsync(
                    [row.Scope.Text, row.Permission.ToString(), row.Holder, row.Arn, row.IsStray ? "Stray" : row.State.ToString(), CsvFile.Time(row.WantedAt), At(row.Grant?.EndsAt), At(row.Grant?.LastUsedAt), row.ProviderId,
                    string.Join(' ', row.Remarks.Select(remark => remark.Flaw).Distinct()), string.Join(' ', row.Remarks.Select(remark => remark.Message))],
                    cancellationToken);
            }
        });

    private static IResult Tokens(ClaimsPrincipal person, WriterTokens list, string? show, string? prefix, CancellationToken cancellationToken) => CsvFile.Of("tokens.csv", async csv =>
    {
        await csv.WriteRecordAsync(["prefix", "owner", "name", "permission", "made", "ends", "revocation", "last_used", "last_used_from", "uses"], cancellationToken);
        var shown = Enum.TryParse<TokensShown>(show, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted) ? wanted : TokensShown.Live;
        await PagesAsync(
            after => list.RowsAsync(shown, prefix, after, AtOnce, Actors.From(person), cancellationToken),
            row => row.Token.Id,
            row => csv.WriteRecordAsync(
                [row.Token.Prefix.Text, row.Owner, row.Token.Name, row.Token.Permission.ToString(), CsvFile.Time(row.Token.MadeAt), CsvFile.Time(row.Token.ExpiresAt), row.Token.Revocation, At(row.Token.LastUsedAt), row.Token.LastUsedFrom,
                row.Token.Uses.ToString(CultureInfo.InvariantCulture)],
                cancellationToken));
    });

    private static IResult People(ClaimsPrincipal person, WriterPeople list, string? prefix, CancellationToken cancellationToken) => CsvFile.Of("people.csv", async csv =>
    {
        await csv.WriteRecordAsync(["prefix", "name", "email", "may_ask_to", "why_not", "ends", "last_asked", "live_tokens"], cancellationToken);
        await PagesAsync(
            after => list.RowsAsync(prefix, after, AtOnce, Actors.From(person), cancellationToken),
            row => row.DepositId,
            row => csv.WriteRecordAsync([row.Prefix, row.Name, row.Email, row.May, row.Why, At(row.EndsAt), At(row.LastAskedAt), row.LiveTokens.ToString(CultureInfo.InvariantCulture)], cancellationToken));
    });

    private static IResult Credentials(ClaimsPrincipal person, ActiveCredentials living, string? prefix, CancellationToken cancellationToken) => CsvFile.Of("credentials.csv", async csv =>
    {
        await csv.WriteRecordAsync(["prefix", "who", "token", "permission", "given", "until", "after_an_ending"], cancellationToken);
        foreach (var row in await living.ListAsync(prefix, Actors.From(person), cancellationToken))
        {
            await csv.WriteRecordAsync([row.Prefix, row.Who, row.Token, row.Writes ? "ReadWrite" : "Read", CsvFile.Time(row.GivenAt), CsvFile.Time(row.Until), row.Outlived], cancellationToken);
        }
    });

    private static async Task PagesAsync<T>(Func<Guid?, Task<List<T>>> read, Func<T, Guid> id, Func<T, ValueTask> write)
    {
        for (Guid? after = null; ;)
        {
            var rows = await read(after);
            foreach (var row in rows)
            {
                await write(row);
            }

            if (rows.Count < AtOnce)
            {
                return;
            }

            after = id(rows[^1]);
        }
    }

    private static string At(DateTimeOffset? at) => at is { } time ? CsvFile.Time(time) : "";
}
