namespace Curation.Requesting;

/// <summary>What a request asks of a dataset, in the order in which it is asked.</summary>
public enum DatasetField
{
    Title,
    Description,
    Stains,
    OtherStains,
    Objects,
    Bytes,
    Home,
    Bucket,
    Region,
    WriterArns,
    Champion,
    Contact,
    HoldUntil,
    Agreement,
}
