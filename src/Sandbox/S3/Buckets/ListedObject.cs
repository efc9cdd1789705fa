using System.Xml;
using Sandbox.Checksums;
using Sandbox.S3.Requests;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Buckets;

/// <summary>One entry of a listing, written straight through: a page has a thousand.</summary>
internal static class ListedObject
{
    public static void Write(XmlWriter writer, string key, ObjectSummary found, bool withOwner)
    {
        writer.Start("Contents");
        writer.Text("Key", key);
        writer.Text("LastModified", Xml.Time(found.LastModified));
        writer.Text("ETag", $"\"{found.ETag}\"");
        writer.Text("ChecksumAlgorithm", found.Algorithm.Name());
        writer.Text("ChecksumType", found.Type.Name());
        writer.Number("Size", found.Size);
        if (withOwner)
        {
            Owner.Element("Owner").WriteTo(writer);
        }
        writer.Text("StorageClass", found.Class.Name());
        writer.WriteEndElement();
    }
}
