using System.IO.Compression;

namespace Cpg.Tests.Running;

internal static class Gzip
{
    public static byte[] Pack(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            zip.Write(text);
        }

        return packed.ToArray();
    }
}
