namespace Curation.S3;

/// <summary>A server said 200 and left out what it was asked for: nothing may be concluded from such an answer.</summary>
internal sealed class OddAnswerException(string message) : Exception(message);
