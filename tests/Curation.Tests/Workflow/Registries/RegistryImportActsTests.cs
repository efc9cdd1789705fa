using Curation.Workflow.Registries;
using static Curation.Tests.Workflow.Deposits.DepositLives;

namespace Curation.Tests.Workflow.Registries;

public sealed class RegistryImportActsTests
{
    [Fact]
    public void A_registry_is_brought_by_maintainers_and_by_nobody_else()
    {
        Assert.Equal(Names(Maintainers), Open(RegistryImport.MayImport));
        Assert.Equal(Names(Maintainers), Open(actor => RefusalIn(() => RegistryImport.RefuseToImport(actor)) is null));
    }
}
