using System.Net;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3.Multipart;

/// <summary>A client in the middle of a multipart upload.</summary>
internal sealed class Upload(RunningSandbox sandbox, string target, string id)
{
    public string Id => id;

    public static async Task<Upload> BeginAsync(RunningSandbox sandbox, string target, params (string, string)[] headers) =>
        new(sandbox, target, (await sandbox.SendAsync("POST", target + "?uploads", null, headers)).Find("UploadId")!);

    public async Task<string> PutAsync(int number, byte[] bytes, params (string, string)[] headers)
    {
        var put = await sandbox.SendAsync("PUT", $"{target}?partNumber={number}&uploadId={id}", bytes, headers);
        Assert.True(put.Status == HttpStatusCode.OK, put.Text);
        return put["ETag"]!;
    }

    public Task<Answer> CopyAsync(int number, string source, params (string, string)[] headers) =>
        sandbox.SendAsync("PUT", $"{target}?partNumber={number}&uploadId={id}", null, [("x-amz-copy-source", source), .. headers]);

    public Task<Answer> CompleteAsync((int Number, string ETag)[] parts, params (string, string)[] headers) =>
        CompleteAsync(string.Concat(parts.Select(part => $"<Part><PartNumber>{part.Number}</PartNumber><ETag>{part.ETag}</ETag></Part>")), headers);

    public Task<Answer> CompleteAsync(string parts, params (string, string)[] headers) =>
        sandbox.SendAsync("POST", $"{target}?uploadId={id}", $"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>", headers);
}
