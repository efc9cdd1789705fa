using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class IlluminationChannel() : KeyRule("I010", Severity.Info, "The channel of an illumination function is one of those in common use.")
{
    public override string Remedy => "Nothing to do if the assay has such a channel; else look for a slip of spelling.";

    public override string Docs => "Practice of the gallery's earlier validator.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        // The cycles of a pooled screen are named after bases, and another rule's matter.
        if (key.Is(4, "illum") && (key.Place ?? key.Shape)?.Id == "N-ILLUM" && key.Captured("channel") is var channel && !IsKnown(channel))
        {
            found.Add(this, key, $"The channel “{channel}” is none of AGP, DNA, ER, Mito, RNA, and the brightfield ones.");
        }
    }

    private static bool IsKnown(ReadOnlySpan<char> channel) =>
        channel is "AGP" or "DNA" or "ER" or "Mito" or "RNA" or "Brightfield" or "Brightfield_H" or "Brightfield_L" or "HighZBF" or "LowZBF";
}
