using System.Text;

namespace Sandbox.Tests.Storage.Index;

/// <summary>Few letters, so that keys share beginnings; among them such whose UTF-16 order is not their UTF-8 order.</summary>
internal static class RandomKeys
{
    private static readonly string[] Letters = ["a", "b", "/", "/", "-", "ü", "\uE000", "\uFFFD", "😀", "𝄞", " ", "+", "\u0001", "~"];

    public static string Next(Random random, int longest = 6) =>
        string.Concat(Enumerable.Range(0, random.Next(1, longest + 1)).Select(_ => Letters[random.Next(Letters.Length)]));

    public static byte[] Bytes(string key) => Encoding.UTF8.GetBytes(key);
}

/// <summary>The naive order.</summary>
internal sealed class ByteOrder : IComparer<byte[]>
{
    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
}
