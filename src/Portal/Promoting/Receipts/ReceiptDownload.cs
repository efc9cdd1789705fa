using System.Text;

namespace Portal.Promoting.Receipts;

/// <summary>A receipt as a file, for anybody.</summary>
internal static class ReceiptDownload
{
    public static void MapReceipts(this IEndpointRouteBuilder app) => app.MapGet("/receipts/{id:guid}.json", ReceiptAsync).AllowAnonymous();

    private static async Task<IResult> ReceiptAsync(Guid id, PublishedReceipts receipts, CancellationToken cancellationToken)
    {
        try
        {
            return await receipts.FindAsync(id, cancellationToken) is { } json
                ? Results.Text(json, "application/json", Encoding.UTF8)
                : Results.Problem("There is no receipt of this number.", statusCode: StatusCodes.Status404NotFound);
        }
        catch (ReceiptFaultException fault)
        {
            return Results.Problem(fault.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }
}
