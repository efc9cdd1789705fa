using Curation.Findings;
using Curation.Texts;

namespace Curation.Plates.Rules;

internal sealed class BatchName()
    : SetRule("W005", Severity.Error, Severity.Warning, "The batches of the workspace are the batches of images/, spelled alike.")
{
    public override string Remedy => "Give the batch the name it has below images/.";

    public override string Docs => "Gallery documentation, data structure: workspace.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        if (source.Census.IsCut || !found.Sees(source.Folder("images")))
        {
            return;
        }

        var known = source.Batches.Where(batch => batch.Census.IsImageBatch)
            .Select(batch => batch.Name)
            .Union(source.Census.PublishedBatches)
            .ToList();
        var others = source.Batches.Where(batch => !batch.Census.IsImageBatch && batch.Census.Workspace.Count > 0).ToList();
        if (known.Count == 0 && others.Count > 0)
        {
            // Legal for a re-analysis, and for data that joins images the gallery holds already.
            found.Add(
                this,
                source.Folder("images"),
                null,
                $"{source.Path} has no images, so its batches cannot be compared with them; say in the submission where the images are.",
                atMost: Severity.Warning);
            return;
        }

        foreach (var batch in others)
        {
            var meant = known.Count > 2_000 ? null : Spelling.Nearest(batch.Name, known);
            foreach (var part in batch.Census.Workspace)
            {
                found.Add(
                    this,
                    batch.Folder(part),
                    null,
                    $"“{batch.Name}” is no batch of images/." + (meant is null ? "" : $" Did you mean “{meant}”?"),
                    meant is null ? null : source.Folder($"{part.Folder()}/{meant}"));
            }
        }
    }
}
