using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Identity;

namespace Portal.Dropping;

/// <summary>
/// Takes listings to be checked, as bodies that are read while they arrive. Only the portal's own pages may send them: with their token in a
/// header, as a type that no form of another site can have.
/// </summary>
internal static class ListingUploads
{
    private const string Type = "application/octet-stream";

    // The portal's own limit answers in words; the server's would only hang up.
    public static void MapListingUploads(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/listings/{id:guid}", ReceiveAsync).WithMetadata(new WithoutServerLimit());

    private static async Task<IResult> ReceiveAsync(
        Guid id, string? name, string? prefix, string? root, HttpContext context, IAntiforgery antiforgery, DroppedListings dropped)
    {
        if (!await IsOurOwnAsync(context, antiforgery))
        {
            return Results.Problem(
                "This was not sent by a page of the portal, or the page is too old: reload it and try again.",
                statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            var what = new DropOptions(name, prefix, root);
            await dropped.ReceiveAsync(
                id, what, context.Request.Body, context.Request.ContentLength, Actors.From(context.User), context.RequestAborted);
            return Results.Created($"/check/{id}", value: null);
        }
        catch (DropRefusedException refused)
        {
            return Results.Problem(refused.Message, statusCode: StatusOf(refused.Fault));
        }
    }

    private static async Task<bool> IsOurOwnAsync(HttpContext context, IAntiforgery antiforgery)
    {
        var request = context.Request;
        return request.ContentType == Type
            && request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"]
            && request.Headers.ContainsKey("RequestVerificationToken")
            && await antiforgery.IsRequestValidAsync(context);
    }

    private static int StatusOf(DropFault fault) => fault switch
    {
        DropFault.TooLarge => StatusCodes.Status413PayloadTooLarge,
        DropFault.TooMany => StatusCodes.Status429TooManyRequests,
        DropFault.NoRoom => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private sealed class WithoutServerLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => null;
    }
}
