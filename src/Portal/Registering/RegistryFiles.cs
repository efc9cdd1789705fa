using System.Text;
using Curation.Registries;
using Curation.Workflow.Actors;
using Curation.Yaml;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Portal.Identity;

namespace Portal.Registering;

/// <summary>The registry as a file: out for everybody who is signed in, in from the import page's own form.</summary>
internal static class RegistryFiles
{
    // A file or a text, each as large as is taken, and the form around them.
    private const long MostBytes = (2 * RegistryYaml.MostBytes) + (1 << 16);

    public static void MapRegistryFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet($"/api/{RegistryFile.Name}", (RegistryImports imports) => Results.Bytes(imports.Export(), "application/yaml", RegistryFile.Name));
        app.MapPost("/api/registry", ReceiveAsync).RequireAuthorization(SignIn.Maintainers);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, IAntiforgery antiforgery, RegistryImports imports)
    {
        if (context.Request.ContentLength is null or > MostBytes)
        {
            return Results.Problem(
                $"A registry has at most {RegistryYaml.MostBytesInWords}: bring a smaller file.", statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
        {
            return Results.Problem(
                "This was not sent by a page of the portal, or the page is too old: reload it and try again.",
                statusCode: StatusCodes.Status400BadRequest);
        }

        var form = await context.Request.ReadFormAsync(
            new FormOptions { ValueLengthLimit = RegistryYaml.MostBytes, MultipartBodyLengthLimit = MostBytes }, context.RequestAborted);
        try
        {
            var actor = Actors.From(context.User);
            var file = form.Files["file"];
            var id = file is { Length: > 0 }
                ? imports.Receive(await BytesAsync(file, context.RequestAborted), file.FileName, actor)
                : imports.Receive(Encoding.UTF8.GetBytes(form["text"].ToString()), "", actor);
            return Results.LocalRedirect($"/registry/import/{id}");
        }
        catch (RefusedException refused)
        {
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status403Forbidden);
        }
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }
}
