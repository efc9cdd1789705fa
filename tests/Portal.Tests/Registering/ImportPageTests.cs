using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Portal.Registering;
using Portal.Tests.Components.Kit;
using Portal.Tests.Pages;

namespace Portal.Tests.Registering;

public sealed class ImportPageTests : KitTest
{
    public ImportPageTests() => Services.AddSingleton<AntiforgeryStateProvider>(new OneToken());

    [Fact]
    public void The_import_s_form_posts_a_file_or_a_text_with_the_token()
    {
        var form = Render<ImportPage>().Find("form");

        Assert.Equal(
            ("post", "/api/registry", "multipart/form-data"),
            (form.GetAttribute("method"), form.GetAttribute("action"), form.GetAttribute("enctype")));
        Assert.Equal(
            ["__RequestVerificationToken", "file", "text"], form.QuerySelectorAll("input, textarea").Select(field => field.GetAttribute("name")));
    }
}
