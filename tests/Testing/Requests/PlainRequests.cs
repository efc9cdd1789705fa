using Curation.Requesting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;

namespace Testing.Requests;

/// <summary>Requests for tests that are about something else: all that is asked of a dataset, filled in.</summary>
public static class PlainRequests
{
    public static DatasetForm Form(string? place = "cpg0037-oasis/broad", string? title = "Two plates", long? objects = 10, string? champion = "") => new()
    {
        Place = place,
        Title = title,
        Description = "Two plates of a pilot, imaged and profiled.",
        Stains = Stains.Hoechst | Stains.Phalloidin | Stains.MitoTracker,
        Objects = objects,
        Bytes = "1.8 TB",
        Home = DataHome.Server,
        Champion = champion,
        Contact = "ada@lab.example",
        AgreedTo = LicenceAgreement.Current.Sha256,
    };

    public static DatasetRequest Read(DatasetForm form, DateTimeOffset at)
    {
        var (request, faults) = DatasetReading.Read(form, at, LicenceAgreement.Current);
        return request ?? throw new RefusedException(string.Join(' ', faults.Select(fault => fault.Message)));
    }

    extension(Deposit)
    {
        public static Deposit Request(Prefix prefix, string? purpose, long objects, string? champion, Actor by, DateTimeOffset at) =>
            Deposit.Request(prefix, Read(Form(prefix.Text, purpose is { Length: > DatasetReading.LongestTitle } ? purpose[..DatasetReading.LongestTitle] : purpose, objects, champion) with { Description = purpose }, at), by, at);
    }
}
