using Curation.S3.Calls;
using Curation.S3.Tests.Servers;
using Microsoft.AspNetCore.Http;

namespace Curation.S3.Tests.Grants;

/// <summary>A server that answers as a test tells it, and an account that speaks to it.</summary>
internal sealed class Scripted : IAsyncDisposable
{
    public const string Secret = "the-portals-own-secret";

    private readonly Interceptor interceptor;

    private Scripted(Interceptor interceptor)
    {
        this.interceptor = interceptor;
        var usual = Accounts.At(interceptor.InFrontOf("http://127.0.0.1:1"), new AccessKeyPair("AKIDEXAMPLE", Secret)) with { Grants = Accounts.Instance };
        Account = new StoreAccount(usual with { Tuning = usual.Tuning with { Attempts = 3 } });
    }

    public StoreAccount Account { get; }

    public IReadOnlyList<string> Seen => interceptor.Seen;

    /// <param name="answers">One for each request; the last one again and again.</param>
    public static async Task<Scripted> AnsweringAsync(params (int Status, string Body)[] answers)
    {
        var number = 0;
        return await DoingAsync(_ => answers[Math.Min(number++, answers.Length - 1)]);
    }

    public static async Task<Scripted> DoingAsync(Func<HttpRequest, (int Status, string Body)> answer)
    {
        var interceptor = await Interceptor.StartAsync();
        interceptor.Before = async context =>
        {
            (context.Response.StatusCode, var body) = answer(context.Request);
            if (body.Length > 0)
            {
                await context.Response.WriteAsync(body);
            }

            return true;
        };
        return new Scripted(interceptor);
    }

    public static (int Status, string Body) Error(int status, string code, string message) => (
        status,
        $"<ErrorResponse xmlns=\"http://awss3control.amazonaws.com/doc/2018-08-20/\"><Error><Code>{code}</Code><Message>{message}</Message></Error><RequestId>4711</RequestId></ErrorResponse>");

    public static (int Status, string Body) Ok(string root, string content) =>
        (200, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"http://awss3control.amazonaws.com/doc/2018-08-20/\">{content}</{root}>");

    public async ValueTask DisposeAsync()
    {
        Account.Dispose();
        await interceptor.DisposeAsync();
    }
}
