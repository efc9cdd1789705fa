using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sandbox.Refusals;
using Sandbox.Storage;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3Control;

/// <summary>The places that grants may lie in.</summary>
internal sealed partial class Locations(GrantStore store)
{
    public XElement Create(ControlRequest request)
    {
        request.Require("s3:CreateAccessGrantsLocation");
        var body = request.Document("CreateAccessGrantsLocationRequest", "LocationScope", "IAMRoleArn", "Tags!");
        var scope = body.ChildText("LocationScope") ?? "";
        if (!ScopeForm().IsMatch(scope))
        {
            throw ControlErrors.InvalidLocation($"The location scope '{scope}' is not s3://, s3://bucket or s3://bucket/prefix.");
        }
        var role = body.ChildText("IAMRoleArn") ?? "";
        return RoleForm().IsMatch(role)
            ? Answer("CreateAccessGrantsLocationResult", request.Region, store.CreateLocation(request.Region, scope, role))
            : throw ControlErrors.InvalidLocation($"'{role}' is not the ARN of a role.");
    }

    public XElement Get(ControlRequest request)
    {
        request.Require("s3:GetAccessGrantsLocation");
        return Answer("GetAccessGrantsLocationResult", request.Region, store.FindLocation(request.Id) ?? throw ControlErrors.NoSuchLocation());
    }

    public XElement? Delete(ControlRequest request)
    {
        request.Require("s3:DeleteAccessGrantsLocation");
        store.DeleteLocation(request.Id);
        return null;
    }

    public XElement List(ControlRequest request)
    {
        request.Require("s3:ListAccessGrantsLocations");
        var wanted = request.Query["locationscope"];
        return ListPage.Answer(
            request, "ListAccessGrantsLocationsResult", "AccessGrantsLocationsList",
            after => store.Locations(after).Where(location => wanted is null || location.Scope == wanted), location => location.Id,
            location => Answer("AccessGrantsLocation", request.Region, location));
    }

    private static XElement Answer(string name, string region, LocationRecord location) => new(name,
        ListPage.Heading("AccessGrantsLocation", "location", region, location.Created, location.Id),
        new XElement("LocationScope", location.Scope),
        new XElement("IAMRoleArn", location.RoleArn));

    [GeneratedRegex(@"\As3://([a-z0-9.-]{3,63}(/[^*]{0,1900})?)?\z")]
    private static partial Regex ScopeForm();

    [GeneratedRegex(@"\Aarn:aws:iam::[0-9]{12}:role/[!-~]{1,200}\z")]
    private static partial Regex RoleForm();
}
