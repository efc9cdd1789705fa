using Sandbox.Refusals;

namespace Sandbox.S3.Requests;

/// <summary>A client may say whose a bucket must be.</summary>
internal static class ExpectedOwner
{
    private static readonly string[] Headers = ["x-amz-expected-bucket-owner", "x-amz-source-expected-bucket-owner"];

    public static void Require(S3Request request, string account)
    {
        foreach (var expected in Headers.Select(request.Header).OfType<string>())
        {
            if (expected.Length != 12 || !expected.All(char.IsAsciiDigit))
            {
                throw new S3Exception("InvalidBucketOwnerAWSAccountID", 400,
                    $"The value of the expected bucket owner parameter must be an AWS Account ID... [{expected}]");
            }
            if (expected != account)
            {
                throw new S3Exception("AccessDenied", 403, $"The bucket belongs to the account {account}, which is not the expected owner.");
            }
        }
    }
}
