using System.Globalization;

namespace Curation.Workflow.Trail;

/// <summary>What of the trail does not agree, each a sentence, in the order in which it was found.</summary>
internal sealed class TrailFaults
{
    /// <summary>Who reads more has understood.</summary>
    public const int Most = 20;

    private readonly List<string> sentences = [];

    public IReadOnlyList<string> Sentences => sentences;

    public void AddIf(bool isFault, FormattableString sentence)
    {
        if (isFault && sentences.Count < Most)
        {
            sentences.Add(sentence.ToString(CultureInfo.InvariantCulture));
        }
    }
}
