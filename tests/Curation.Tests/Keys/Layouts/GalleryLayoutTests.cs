using Curation.Keys;
using Curation.Keys.Layouts;
using Curation.Tests.Keys.Rules;
using Testing.Keys;

namespace Curation.Tests.Keys.Layouts;

public sealed class GalleryLayoutTests
{
    private readonly KeyReader reader = new(GalleryLayout.Gallery);

    [Fact]
    public void The_layout_has_every_documented_place_in_order() =>
        Assert.Equal(Oracle.Ids, GalleryLayout.Gallery.Places.Select(place => place.Id));

    [Fact]
    public void A_real_key_has_the_place_that_the_regular_expressions_give_it() => AssertAgreement(Corpus.RealKeys);

    [Fact]
    public void A_derived_key_has_the_place_that_the_regular_expressions_give_it() => AssertAgreement(Corpus.DerivedKeys);

    [Fact]
    public void Every_place_has_an_example() =>
        Assert.Equal(Oracle.Ids, Oracle.Ids.Where(id => Examples.OfEveryPlace.Any(key => PlaceOf(key) == id)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Ten_thousand_keys_gone_wrong_have_the_place_that_the_regular_expressions_give_them(int seed)
    {
        string[] collected = [.. Corpus.RealKeys.Where((_, i) => i % 100 == seed), .. Corpus.DerivedKeys.Where((_, i) => i % 100 == seed)];
        var mutations = new Mutations(seed);

        AssertAgreement([.. mutations.Of(Examples.OfEveryPlace, 7_000), .. mutations.Of(collected, 3_000)]);
    }

    private void AssertAgreement(IEnumerable<string> keys)
    {
        var disagreements = keys.Where(key => PlaceOf(key) != Oracle.PlaceOf(key)).Select(key => $"{key}: {PlaceOf(key)}, not {Oracle.PlaceOf(key)}");

        Assert.Empty(disagreements.Take(20));
    }

    private string? PlaceOf(string key) => reader.Read(key, 1).Place?.Id;
}
