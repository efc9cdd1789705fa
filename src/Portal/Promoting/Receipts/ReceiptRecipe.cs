using Curation.Plans;
using Curation.S3.Calls;
using Curation.Workflow.Promotions;
using Portal.Ground;

namespace Portal.Promoting.Receipts;

/// <summary>
/// The lines by which anybody counts and hashes what a receipt names, for the server that the gallery is on: on AWS without keys, on a server of
/// another address with keys of the reader's, on the embedded server with its published ones.
/// </summary>
/// <param name="server">Where the gallery is.</param>
/// <param name="keys">Access key and secret of a server that is open to whoever reaches it; null elsewhere.</param>
public sealed class ReceiptRecipe(S3Options server, AccessKeyPair? keys)
{
    /// <summary>What the reader needs besides, to stand behind “with the AWS command line”.</summary>
    public string Asks => server.ServiceUrl is not null && keys is null ? ", with credentials that may list this bucket" : "";

    private string Options => server.ServiceUrl is null
        ? $"--no-sign-request --region {server.Region}"
        : $"--endpoint-url {server.ServiceUrl} --region {server.Region}";

    private string Keys => keys is null ? "" : $"export AWS_ACCESS_KEY_ID={keys.AccessKeyId} AWS_SECRET_ACCESS_KEY={keys.SecretAccessKey}\n";

    public static string HashOf(Receipt receipt) => receipt.ContentsHash.Length > 0 ? receipt.ContentsHash : receipt.SnapshotHash;

    public string Count(Receipt receipt) =>
        $"{Keys}aws s3 ls {Options} --recursive --summarize s3://{receipt.Gallery}/{receipt.Prefix}/ | tail -2";

    // The encoding is that of the list, byte by byte, so that no key is an exception.
    public string Hash(Receipt receipt) => Keys + $$"""
        aws s3api list-objects-v2 {{Options}} --bucket {{receipt.Gallery}} --prefix {{receipt.Prefix}}/ \
            --query 'Contents[].[Key,Size,ETag]' --output text |
          LC_ALL=C awk -F'\t' '
            BEGIN { for (i = 1; i < 256; i++) code[sprintf("%c", i)] = sprintf("%%%02X", i) }
            { gsub(/"/, "", $3); key = ""
              for (i = 1; i <= length($1); i++) { c = substr($1, i, 1); key = key (c ~ /[A-Za-z0-9._~\/-]/ ? c : code[c]) }
              printf "\"{{receipt.Staging}}\",\"%s\",\"%s\",\"%s\"\n", key, $2, $3 }' |
          sha256sum
        """;
}
