using System.Xml.Linq;
using Sandbox.Wire;

namespace Sandbox.S3.Requests;

/// <summary>The one owner there is.</summary>
internal static class Owner
{
    private const string Id = "5a6e64626f7853616e64626f7853616e64626f7853616e64626f7853616e6462";

    public static XElement Element(string name) => Xml.Element(name, Xml.Element("ID", Id), Xml.Element("DisplayName", "sandbox"));
}
