using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class OneBatchLevel() : KeyRule("I001", Severity.Error, "Below images stands one level of batches, and no batch within a batch.")
{
    public override string Remedy => "Make one folder of the two, such as “Round2_Plate3”, and use the same batch name in the workspace.";

    public override string Docs => "Gallery documentation, data structure: images.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.Place is not null || !ImageFolder.IsNestedBatch(key))
        {
            return;
        }

        found.Add(
            this,
            key,
            $"The batch “{key[3]}” holds “{key[4]}”, which holds {key[5]}/ itself: two levels of batches.",
            key.Is(3, "images") ? Repair.Remove(key, 3) : null);
    }
}
