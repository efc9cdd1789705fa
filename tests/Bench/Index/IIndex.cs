namespace Bench.Index;

/// <summary>What the embedded server asks of its index: each way to keep one does the same work a call.</summary>
internal interface IIndex : IDisposable
{
    /// <summary>One transaction: is the bucket there, what is the object now, put it, is an upload of it under way.</summary>
    void Put(byte[] key, byte[] value);

    /// <summary>The first keys behind one, with what a listing tells of them; how many there were.</summary>
    int Page(byte[] after, int limit);

    bool Has(byte[] key);
}
