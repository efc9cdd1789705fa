namespace Curation.Requesting;

/// <summary>What is wrong with one field, as a sentence for who fills it in.</summary>
/// <param name="Field">Which one.</param>
/// <param name="Message">What is wrong and what to write.</param>
/// <param name="IsMissing">Whether nothing was written yet: not wrong while somebody still writes, but in the way of sending.</param>
public sealed record FieldFault(DatasetField Field, string Message, bool IsMissing);
