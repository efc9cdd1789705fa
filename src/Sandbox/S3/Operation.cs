using Sandbox.S3.Requests;

namespace Sandbox.S3;

/// <summary>What a request asks for, and which of its words that takes notice of.</summary>
internal sealed record Operation(Func<S3Request, Task> AnswerAsync, SupportedInputs SupportedInputs);
