using System.Text;
using Curation.Store;

namespace Curation.Tables.LoadData;

/// <summary>What an address of an image in load_data looks like.</summary>
internal enum AddressForm
{
    /// <summary><c>s3://cellpainting-gallery/cpg…</c>, as it should be.</summary>
    Gallery,

    /// <summary>No address at all.</summary>
    Empty,

    OtherBucket,
    Web,
    Local,

    /// <summary><c>S3://Cellpainting-Gallery/cpg…</c>: right but for letter case, which programs mind.</summary>
    Capitals,

    /// <summary><c>gs://</c>, <c>file://</c>, <c>s3a://</c>: an address, but none that is read here.</summary>
    OtherScheme,

    /// <summary>In the gallery's bucket, but no key that could be there.</summary>
    NoKey,
}

/// <summary>Reads addresses of images.</summary>
internal static class Address
{
    private const int LongestKey = 1024;

    private static ReadOnlySpan<byte> GalleryBucket => "s3://cellpainting-gallery/"u8;

    /// <param name="address">As it stands in the table.</param>
    /// <param name="key">The key that is meant, where it can be told, though the address is not as it should be; else empty.</param>
    public static AddressForm Read(ReadOnlySpan<byte> address, out ReadOnlySpan<byte> key)
    {
        key = default;
        if (address.IsEmpty)
        {
            return AddressForm.Empty;
        }

        if (address.StartsWith(GalleryBucket))
        {
            key = KeyOrNone(address[GalleryBucket.Length..]);
            return key.IsEmpty ? AddressForm.NoKey : AddressForm.Gallery;
        }

        key = Within(address);
        return IsLike(address, GalleryBucket) ? AddressForm.Capitals
            : IsLike(address, "s3://"u8) ? AddressForm.OtherBucket
            : IsLike(address, "http://"u8) || IsLike(address, "https://"u8) ? AddressForm.Web
            : address.IndexOf("://"u8) is > 0 and < 8 ? AddressForm.OtherScheme
            : AddressForm.Local;
    }

    public static string Describe(this AddressForm form) => form switch
    {
        AddressForm.Empty => "hold nothing",
        AddressForm.OtherBucket => "are in another bucket",
        AddressForm.Web => "are web addresses",
        AddressForm.Capitals => "have capitals in “s3://cellpainting-gallery/”, which is written in small letters",
        AddressForm.OtherScheme => "are addresses that do not begin with s3://",
        AddressForm.NoKey => "name no project",
        _ => "are paths on somebody’s disk",
    };

    // Mounted buckets and web addresses have the key in them, behind a slash.
    private static ReadOnlySpan<byte> Within(ReadOnlySpan<byte> address)
    {
        for (var from = 0; address[from..].IndexOf((byte)'/') is var at and >= 0; from += at + 1)
        {
            if (KeyOrNone(address[(from + at + 1)..]) is { IsEmpty: false } key)
            {
                return key;
            }
        }

        return default;
    }

    private static bool IsLike(ReadOnlySpan<byte> address, ReadOnlySpan<byte> beginning) =>
        address.Length >= beginning.Length && Ascii.EqualsIgnoreCase(address[..beginning.Length], beginning);

    private static ReadOnlySpan<byte> KeyOrNone(ReadOnlySpan<byte> text)
    {
        var isKey = text.Length is > 8 and <= LongestKey
            && ProjectName.BeginsWithNumber(text)
            && text.Contains((byte)'/');
        return isKey ? text : default;
    }
}
