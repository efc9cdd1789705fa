using Cpg.Exits;
using Cpg.Streams;
using Curation.Listings;
using Curation.S3;
using Curation.S3.Calls;
using Curation.Store;

namespace Cpg.Sources;

/// <summary>What was said on the command line about where keys come from.</summary>
internal sealed record SourceSettings(string Source, string? As, string? Root, string? EndpointUrl, string Region, bool IsAnonymous)
{
    public string Before => string.IsNullOrEmpty(As?.Trim('/')) ? "" : As.Trim('/') + "/";

    /// <summary>What the source is complete for; null for whole sources or projects. Nothing outside it is said to be missing.</summary>
    public Prefix? Scope =>
        Prefix.TryParse((Before + S3Location.TryParse(Source)?.Prefix).Trim('/'), out var scope, out _) ? scope : null;

    public IKeySource Open(Terminal terminal, bool isReadTwice)
    {
        var listing = new ListingOptions { Name = Source == "-" ? "standard input" : Source, Before = Before, Root = Root };
        if (Source == "-")
        {
            return new StandardInput(terminal.OpenInput, listing, isReadTwice);
        }

        if (S3Location.TryParse(Source) is { } location)
        {
            return new S3Prefix(Reader(location), Folder(location.Prefix), Before);
        }

        return Directory.Exists(Source) ? new LocalFolder(Source, Before)
            : File.Exists(Source) ? new ListingFile(Source, listing)
            : throw new UnusableException(
                $"There is no file or folder {Source}. SOURCE is a listing, a folder, “-” for standard input, or s3://bucket/prefix.");
    }

    /// <summary>The bucket of the gallery, on the same server as any other.</summary>
    public PublicKeys Gallery(string address) => S3Location.TryParse(address) is { Bucket.Length: > 0, Prefix: "" } location
        ? new PublicKeys(Reader(location))
        : throw new UnusableException($"--gallery {address}: expected a bucket, for example s3://cellpainting-gallery.");

    // cpg0037-oasis/broad is a folder, and broad_2 beside it is another.
    private static string Folder(string prefix) => Prefix.TryParse(prefix, out var folder, out _) ? folder.Folder : prefix;

    private BucketReader Reader(S3Location location)
    {
        // Servers at an address of their own seldom have host names for buckets.
        var endpoint = new StoreEndpoint { ServiceUrl = EndpointUrl, Region = Region, ForcePathStyle = EndpointUrl is not null };
        if (endpoint.Faults().ToList() is [var fault, ..])
        {
            throw new UnusableException(StoreMessages.Describe(fault, endpoint));
        }

        return StoreEndpoint.IsBucketName(location.Bucket)
            ? new BucketReader(endpoint, location.Bucket, IsAnonymous, new StoreMessages(IsAnonymous).Describe)
            : throw new UnusableException(
                $"The bucket in SOURCE is not the name of a bucket (3 to 63 lower-case letters, digits, “-” and “.”): “{location.Bucket}”.");
    }
}
