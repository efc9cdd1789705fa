namespace Curation.S3.Calls.Answers;

/// <summary>Puts a stream in the place of an answer's body, of which the headers still hold.</summary>
internal static class AnswerBody
{
    public static void ReplaceBody(this HttpResponseMessage response, Stream body)
    {
        var before = response.Content;
        response.Content = new StreamContent(body);
        foreach (var (name, values) in before.Headers.NonValidated)
        {
            response.Content.Headers.TryAddWithoutValidation(name, values);
        }
    }
}
