using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;

namespace Curation.S3.Calls;

/// <summary>The SDK's client, but for one slash.</summary>
internal sealed class StoreClient : AmazonS3Client
{
    public StoreClient(AmazonS3Config config)
        : base(config)
    {
    }

    public StoreClient(AWSCredentials credentials, AmazonS3Config config)
        : base(credentials, config)
    {
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandlerAfter<Signer>(new LeadingSlash());
    }

    /// <summary>
    /// In path style the SDK signs the key "/a" as <c>bucket//a</c> and then sends <c>bucket/a</c>, another object: it drops one slash where the
    /// bucket's path meets the key's. One more, put there after signing, takes the fall.
    /// </summary>
    private sealed class LeadingSlash : PipelineHandler
    {
        private const string Key = "{Key+}";

        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            var request = executionContext.RequestContext.Request;
            if (request.Endpoint.AbsolutePath.Length > 1 && request.PathResources.TryGetValue(Key, out var key) && key.StartsWith('/'))
            {
                request.PathResources[Key] = "/" + key;
            }

            return base.InvokeAsync<T>(executionContext);
        }
    }
}
