using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;
using Curation.S3.Calls.Answers;
using Curation.Store;

namespace Curation.S3.Calls;

/// <summary>
/// The one place that turns what a server or the network refused into a sentence for the person who has to act. What the server says is
/// quoted; the SDK's exception is left behind, because its body may hold a session token.
/// </summary>
internal static class S3Words
{
    public static bool CanTell(Exception exception) =>
        exception is AmazonServiceException or AmazonClientException or HttpRequestException or SocketException or IOException or TimeoutException
            or System.Xml.XmlException or OddAnswerException;

    public static StoreException Tell(StoreCall call, Exception exception) => new($"Could not {call}: {Why(call.Bucket, exception)}");

    public static string Why(string bucket, Exception exception) => exception switch
    {
        AmazonServiceException { StatusCode: 0, InnerException: { } inner } => Why(bucket, inner),
        AmazonServiceException refused => Refusal(bucket, refused),
        AmazonClientException { InnerException: { } inner } when inner is not AmazonClientException || CanTell(inner) => Why(bucket, inner),
        AmazonClientException failed when failed.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase) =>
            "the portal has no AWS credentials. Give it some by environment variables, a profile or the role of its machine.",
        HttpRequestException or SocketException or IOException => Network(exception),
        TimeoutException late => $"{Lowered(late.Message)} Try again; if it stays so, check the network and the server.",
        OddAnswerException odd => Odd(odd.Message),
        System.Xml.XmlException => "the answer is not the XML of S3. Does S3:ServiceUrl lead to an S3 server, and not to a proxy's page?",
        _ => Lowered(exception.Message),
    };

    private static string Refusal(string bucket, AmazonServiceException refused) => refused.ErrorCode switch
    {
        "NoSuchBucket" => $"there is no bucket “{bucket}” on this server. Create it, or correct S3:StagingBucket and S3:GalleryBucket.",
        "AccessDenied" or "Forbidden" or "AllAccessDisabled" =>
            $"the portal's credentials lack the right ({Said(refused)}). Whoever administers the bucket has to grant it to the portal.",
        "InvalidAccessKeyId" or "InvalidClientTokenId" or "UnrecognizedClientException" =>
            "the server does not know the portal's access key. Give the portal keys that this server issued.",
        "SignatureDoesNotMatch" => "the secret key does not belong to the access key. Give the portal the right pair of keys.",
        "ExpiredToken" or "ExpiredTokenException" or "InvalidToken" => "the portal's own credentials have ended or are wrong. Renew them.",
        "RequestTimeTooSkewed" => "the clock of this machine is more than 15 minutes off. Set it right.",
        "PermanentRedirect" or "TemporaryRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException" or "IncorrectEndpoint" =>
            $"bucket “{bucket}” lies in another region than S3:Region says ({Said(refused)}). Correct S3:Region.",
        "SlowDown" or "ServiceUnavailable" or "RequestLimitExceeded" or "Throttling" =>
            $"the server asks to slow down ({Said(refused)}), and went on doing so. Resume later, or lower S3:CopyParallelism.",
        "InvalidObjectState" => "the object lies in an archive (Glacier). Restore it first.",
        "OddAnswer" => Odd(Said(refused)),
        "QuotaExceeded" or "XMinioStorageFull" or "EntityTooLarge" => $"the server has no room for it ({Said(refused)}). Make room, then resume.",
        _ => ByStatus(bucket, refused),
    };

    private static string ByStatus(string bucket, AmazonServiceException refused) => refused.StatusCode switch
    {
        HttpStatusCode.Forbidden =>
            $"the server refuses it ({Said(refused)}). Either the portal's keys are wrong, or whoever administers the bucket has to grant it the right.",
        HttpStatusCode.MovedPermanently => $"bucket “{bucket}” lies in another region than S3:Region says. Correct S3:Region.",
        HttpStatusCode.InsufficientStorage => $"the server has no room for it ({Said(refused)}). Make room, then resume.",
        >= HttpStatusCode.InternalServerError => $"the server is in trouble ({Said(refused)}), and stayed so. Resume when it is well again.",
        _ => $"the server says {Said(refused)}.",
    };

    private static string Odd(string answer) =>
        $"{answer}. Nothing can be concluded from such an answer; does S3:ServiceUrl lead to an S3 server, and not to a proxy?";

    private static string Network(Exception exception)
    {
        var causes = Causes(exception).ToList();
        return causes.OfType<SocketException>().FirstOrDefault()?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => "nothing listens at its address. Is the server running, and is S3:ServiceUrl right?",
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
                "the server's name cannot be found. Check S3:ServiceUrl, S3:Region and this machine's name server.",
            SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.TimedOut =>
                "the server cannot be reached. Check the network, the proxy and S3:ServiceUrl.",
            _ when causes.OfType<AuthenticationException>().Any() =>
                "no secure connection comes about (TLS). Check the server's certificate, and whether S3:ServiceUrl should begin with http:// or https://.",
            _ => $"the connection broke ({causes[^1].Message.TrimEnd('.')}), again and again. Check the network, then resume.",
        };
    }

    // Code and message are the server's; its request number is what its support asks for.
    public static string Said(AmazonServiceException refused)
    {
        var code = string.IsNullOrEmpty(refused.ErrorCode) ? $"status {(int)refused.StatusCode}" : refused.ErrorCode;
        var number = string.IsNullOrEmpty(refused.RequestId) ? "" : $", request {refused.RequestId}";
        return $"{code}: {refused.Message.TrimEnd('.')}{number}";
    }

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }

    private static string Lowered(string sentence) => sentence.Length == 0 ? "" : char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
