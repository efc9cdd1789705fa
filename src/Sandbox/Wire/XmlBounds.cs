using System.Xml;

namespace Sandbox.Wire;

/// <summary>
/// Walks a document before a tree is built of it. What is nested costs the square of its depth at each element, and a hundred bytes of memory a
/// byte: no document of S3 has more than a handful of levels or attributes.
/// </summary>
internal static class XmlBounds
{
    private const int MostLevels = 8;
    private const int MostAttributes = 8;

    /// <param name="reader">Read to its end.</param>
    /// <param name="cancellationToken">Of a client that has left.</param>
    public static void Require(XmlReader reader, CancellationToken cancellationToken)
    {
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.Depth >= MostLevels || reader.AttributeCount > MostAttributes)
            {
                throw Xml.Malformed();
            }
        }
    }
}
