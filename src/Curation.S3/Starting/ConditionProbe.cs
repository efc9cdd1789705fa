using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3.Starting;

/// <summary>
/// Tries out, on two tiny objects of its own, whether a server refuses to copy a changed source and to overwrite a target, at once and part
/// by part. Servers exist that accept these conditions and ignore them, so nothing less than a refusal counts.
/// </summary>
internal sealed class ConditionProbe(Bucket bucket)
{
    private const string OtherETag = "\"00000000000000000000000000000000\"";

    private readonly ProbeObjects objects = new(bucket);

    public async Task<CopyGuarantee> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await objects.PutAsync(cancellationToken);
            var enforced = await IsRefusedAsync(token => objects.CopyAsync(objects.Target, null, "*", token), cancellationToken)
                && await IsRefusedAsync(token => objects.CopyAsync(objects.Nothing, OtherETag, null, token), cancellationToken)
                && await IsEnforcedPartwiseAsync(cancellationToken);
            return enforced ? CopyGuarantee.EnforcedByServer : CopyGuarantee.CheckedByLookup;
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotImplemented)
        {
            // No right to write here: the portal may work all the same, only without knowing.
            return CopyGuarantee.CheckedByLookup;
        }
        finally
        {
            await objects.ClearAsync();
        }
    }

    private async Task<bool> IsEnforcedPartwiseAsync(CancellationToken cancellationToken)
    {
        var uploadId = await objects.OpenAsync(cancellationToken);
        if (!await IsRefusedAsync(token => objects.CopyPartAsync(uploadId, OtherETag, token), cancellationToken))
        {
            return false;
        }

        var part = await bucket.Retry.RunAsync(token => objects.CopyPartAsync(uploadId, null, token), cancellationToken);
        return await IsRefusedAsync(token => objects.CompleteAsync(uploadId, part.ETag, "*", token), cancellationToken);
    }

    private async Task<bool> IsRefusedAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            await bucket.Retry.RunAsync(call, cancellationToken);
            return false;
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return true;
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode == HttpStatusCode.NotImplemented)
        {
            return false;
        }
    }
}
