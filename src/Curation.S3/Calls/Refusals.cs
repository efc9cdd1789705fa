using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Xml;
using Amazon.Runtime;
using Curation.S3.Calls.Answers;
using Curation.Store;

namespace Curation.S3.Calls;

/// <summary>
/// The one place that tells why a server or the network refused. What the server says is quoted; the SDK's exception is left behind, because its body
/// may hold a session token. The sentence is made by whoever shows it.
/// </summary>
internal sealed class Refusals(Func<StoreFailure, string>? describe)
{
    public static bool IsKnown(Exception exception) =>
        exception is AmazonServiceException or AmazonClientException or HttpRequestException or SocketException or IOException or TimeoutException
            or XmlException or MalformedAnswerException;

    public StoreException Of(StoreFailure failure) => new(failure, describe?.Invoke(failure) ?? failure.ToString());

    public StoreException Of(StoreReason reason, StoreCall call, params IReadOnlyList<string> details) =>
        Of(new StoreFailure(reason, call) { Details = details });

    public StoreException Of(StoreCall call, Exception exception) => Of(Failure(call, exception));

    public static StoreFailure Failure(StoreCall call, Exception exception) => exception switch
    {
        AmazonServiceException { StatusCode: 0, InnerException: { } inner } => Failure(call, inner),
        AmazonServiceException refused => new(Reason(refused), call)
        {
            Server = Server(refused),
            Details = refused.ErrorCode == AnswerValidator.Code ? [Server(refused).ToString()] : [],
        },
        AmazonClientException { InnerException: { } inner } when inner is not AmazonClientException || IsKnown(inner) => Failure(call, inner),
        AmazonClientException failed
            when failed.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase) => new(StoreReason.NoCredentials, call),
        HttpRequestException or SocketException or IOException => Network(call, [.. Causes(exception)]),
        TimeoutException late => new(StoreReason.NoAnswerInTime, call) { Details = [Lowered(late.Message)] },
        MalformedAnswerException odd => new(StoreReason.OddAnswer, call) { Details = [odd.Message] },
        XmlException => new(StoreReason.NotXml, call),
        _ => new(StoreReason.Unforeseen, call) { Details = [Lowered(exception.Message)] },
    };

    public static ServerAnswer Server(AmazonServiceException refused) =>
        new((int)refused.StatusCode, refused.ErrorCode ?? "", refused.Message, refused.RequestId ?? "");

    private static StoreReason Reason(AmazonServiceException refused) => refused.ErrorCode switch
    {
        "NoSuchBucket" => StoreReason.NoSuchBucket,
        "AccessDenied" or "Forbidden" or "AllAccessDisabled" => StoreReason.AccessDenied,
        "InvalidAccessKeyId" or "InvalidClientTokenId" or "UnrecognizedClientException" => StoreReason.UnknownAccessKey,
        "SignatureDoesNotMatch" => StoreReason.WrongSecretKey,
        "ExpiredToken" or "ExpiredTokenException" or "InvalidToken" => StoreReason.ExpiredCredentials,
        "RequestTimeTooSkewed" => StoreReason.ClockSkewed,
        "PermanentRedirect" or "TemporaryRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException" or "IncorrectEndpoint" =>
            StoreReason.OtherRegion,
        "SlowDown" or "ServiceUnavailable" or "RequestLimitExceeded" or "Throttling" => StoreReason.SlowDown,
        "InvalidObjectState" => StoreReason.Archived,
        AnswerValidator.Code => StoreReason.OddAnswer,
        "QuotaExceeded" or "XMinioStorageFull" or "EntityTooLarge" => StoreReason.NoRoom,
        _ => refused.StatusCode switch
        {
            HttpStatusCode.Forbidden => StoreReason.Forbidden,
            HttpStatusCode.MovedPermanently => StoreReason.MovedElsewhere,
            HttpStatusCode.InsufficientStorage => StoreReason.NoRoom,
            >= HttpStatusCode.InternalServerError => StoreReason.ServerTrouble,
            _ => StoreReason.OtherRefusal,
        },
    };

    private static StoreFailure Network(StoreCall call, IReadOnlyList<Exception> causes) =>
        causes.OfType<SocketException>().FirstOrDefault()?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => new(StoreReason.NothingListens, call),
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => new(StoreReason.NameNotFound, call),
            SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.TimedOut => new(StoreReason.Unreachable, call),
            _ when causes.OfType<AuthenticationException>().Any() => new(StoreReason.NoSecureConnection, call),
            _ => new(StoreReason.ConnectionBroke, call) { Details = [causes[^1].Message.TrimEnd('.')] },
        };

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }

    private static string Lowered(string sentence) => sentence.Length == 0 ? "" : char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
