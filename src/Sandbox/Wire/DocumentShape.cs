using System.Xml.Linq;
using Sandbox.Refusals;

namespace Sandbox.Wire;

/// <summary>
/// What a document may hold, as paths: <c>Object/Key</c> once, <c>Object+</c> many times, <c>Object/Size!</c> is S3's and is not done here.
/// What stands in a body and would be passed over is refused, as what stands in a header is.
/// </summary>
internal sealed class DocumentShape(string root, params string[] paths)
{
    private readonly HashSet<string> once = [.. paths.Where(path => path[^1] is not ('+' or '!'))];
    private readonly HashSet<string> many = [.. paths.Where(path => path[^1] == '+').Select(path => path[..^1])];
    private readonly HashSet<string> missing = [.. paths.Where(path => path[^1] == '!').Select(path => path[..^1])];

    /// <param name="document">Of few levels; that was looked at before it was built.</param>
    public void Require(XElement document)
    {
        if (document.Name.LocalName != root)
        {
            throw Xml.Malformed();
        }
        Require(document, "");
    }

    private void Require(XElement element, string path)
    {
        foreach (var alike in element.Elements().GroupBy(child => path + child.Name.LocalName))
        {
            if (missing.Contains(alike.Key))
            {
                throw new S3Exception("NotImplemented", 501, $"The element {alike.Key} of your XML implies functionality that is not implemented.");
            }
            if (!many.Contains(alike.Key) && (!once.Contains(alike.Key) || alike.Skip(1).Any()))
            {
                throw Xml.Malformed();
            }
            foreach (var child in alike)
            {
                Require(child, alike.Key + "/");
            }
        }
    }
}
