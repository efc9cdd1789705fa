using System.Net;
using System.Net.Sockets;
using System.Xml;
using Amazon.Runtime;
using Curation.S3.Calls.Answers;

namespace Curation.S3.Calls;

/// <summary>
/// Makes a call until it is answered: what is a moment's trouble (500, 503, a cut connection, an error inside a 200) is tried again after a
/// random pause that grows (full jitter); the rest, and what stays wrong, is thrown as the SDK tells it. <see cref="Refusals"/> tells why.
/// </summary>
internal sealed class Retry(CopyTuning tuning, TimeProvider clock, Pace pace)
{
    // A connection that is silent for longer is dead.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(1);

    // CopyObject of 5 GB may take minutes, and so may the end of a large upload.
    private static readonly TimeSpan LongestCopy = TimeSpan.FromMinutes(10);

    private static readonly HashSet<string> Passing =
    [
        "InternalError", "SlowDown", "ServiceUnavailable", "RequestTimeout", "Throttling", "ThrottlingException", "RequestLimitExceeded",
        "TooManyRequests", "OperationAborted",
    ];

    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        AgainAsync(_ => OnceAsync(call, LongestAnswer, cancellationToken), IsPassing, cancellationToken);

    /// <summary>As <see cref="RunAsync"/>, at the pace that the server grants.</summary>
    /// <param name="copy">Is told which attempt it is, from 1: after the first, an earlier one may have done its work unheard.</param>
    /// <param name="again">Whether an exception is worth another attempt.</param>
    /// <param name="cancellationToken">Ends calls and pauses.</param>
    public Task<T> CopyAsync<T>(Func<int, CancellationToken, Task<T>> copy, Predicate<Exception> again, CancellationToken cancellationToken) =>
        AgainAsync(
            attempt => pace.RunAsync(() => OnceAsync(token => copy(attempt, token), LongestCopy, cancellationToken), cancellationToken),
            again,
            cancellationToken);

    /// <summary>One attempt with a bound; passing it is a <see cref="TimeoutException"/>.</summary>
    public async Task<T> OnceAsync<T>(Func<CancellationToken, Task<T>> call, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            return await call(either.Token);
        }
        catch (OperationCanceledException exception) when (bound.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The server did not answer within {longest.TotalSeconds:0} s.", exception);
        }
    }

    public TimeSpan Pause(int attempt, double chance) => tuning.FirstPause * Math.Min(64, 1L << (attempt - 1)) * chance;

    public static bool IsPassing(Exception exception) => exception switch
    {
        AmazonServiceException refused => Passing.Contains(refused.ErrorCode ?? "") || IsPassing(refused.StatusCode) || IsWire(refused),
        AmazonClientException failed => failed.InnerException is { } inner && IsPassing(inner),
        TimeoutException or HttpRequestException or IOException or SocketException or XmlException or MalformedAnswerException => true,
        OperationCanceledException => false,
        _ => false,
    };

    /// <summary>Also conflicts in which somebody else writes the same key at the same moment: asked again, the server knows who won.</summary>
    public static bool IsPassingOrConflict(Exception exception) =>
        IsPassing(exception) || exception is AmazonServiceException { StatusCode: HttpStatusCode.Conflict, ErrorCode: "ConditionalRequestConflict" };

    private async Task<T> AgainAsync<T>(Func<int, Task<T>> attempt, Predicate<Exception> again, CancellationToken cancellationToken)
    {
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt(number);
            }
            catch (Exception exception) when (number < tuning.Attempts && !cancellationToken.IsCancellationRequested && again(exception))
            {
                await Task.Delay(Pause(number, Random.Shared.NextDouble()), clock, cancellationToken);
            }
        }
    }

    // An error inside a 200 keeps its status: what began well ended badly, so it is tried again.
    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
            or HttpStatusCode.GatewayTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.OK;

    private static bool IsWire(AmazonServiceException refused) =>
        refused.StatusCode == 0 && refused.InnerException is { } inner && IsPassing(inner);
}
