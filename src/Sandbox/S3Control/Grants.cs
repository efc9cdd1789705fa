using System.Xml.Linq;
using Sandbox.Auth;
using Sandbox.Refusals;
using Sandbox.Storage;
using Sandbox.Storage.Records;

namespace Sandbox.S3Control;

/// <summary>Who may have credentials for what.</summary>
internal sealed class Grants(GrantStore store)
{
    private const string AnApplication = "ApplicationArn";
    private const string AnyApplication = "ALL";

    public XElement Create(ControlRequest request)
    {
        request.Require("s3:CreateAccessGrant");
        var wish = GrantRequest.Read(request.Document(GrantRequest.Root, GrantRequest.Paths));
        var location = store.FindLocation(wish.LocationId) ?? throw ControlErrors.NoSuchLocation();
        var grant = store.CreateGrant(
            request.Region, location, wish.SubPrefix, wish.ScopeIn(location), wish.GranteeType, wish.Grantee, wish.Permission);
        return Answer("CreateAccessGrantResult", request.Region, grant);
    }

    public XElement Get(ControlRequest request)
    {
        request.Require("s3:GetAccessGrant");
        return Answer("GetAccessGrantResult", request.Region, store.FindGrant(request.Id) ?? throw ControlErrors.NoSuchGrant());
    }

    public XElement? Delete(ControlRequest request)
    {
        request.Require("s3:DeleteAccessGrant");
        store.DeleteGrant(request.Id);
        return null;
    }

    public XElement List(ControlRequest request)
    {
        request.Require("s3:ListAccessGrants");
        return ListPage.Answer(
            request, "ListAccessGrantsResult", "AccessGrantsList", after => store.Grants(after).Where(grant => IsWanted(request, grant)), grant => grant.Id,
            grant => Answer("AccessGrant", request.Region, grant));
    }

    public XElement ListOfCaller(ControlRequest request)
    {
        request.Require("s3:ListCallerAccessGrants");
        if (request.Query["allowedByApplication"] is not (null or "false"))
        {
            throw Refusal.NotImplementedParameter("allowedByApplication");
        }
        var caller = SandboxAccount.GranteeArn(request.Caller);
        return ListPage.Answer(
            request, "ListCallerAccessGrantsResult", "CallerAccessGrantsList",
            after => store.Grants(after).Where(grant => grant.Grantee == caller && IsWanted(request, grant)), grant => grant.Id,
            grant => new XElement("AccessGrant", new XElement("Permission", grant.Permission), new XElement("GrantScope", grant.Scope), new XElement(AnApplication, AnyApplication)));
    }

    private static bool IsWanted(ControlRequest request, GrantRecord grant) =>
        grant.Scope.StartsWith(request.Query["grantscope"] ?? "", StringComparison.Ordinal)
        && (request.Query["granteetype"] ?? grant.GranteeType) == grant.GranteeType
        && (request.Query["granteeidentifier"] ?? grant.Grantee) == grant.Grantee
        && (request.Query["application_arn"] ?? AnyApplication) == AnyApplication
        && (request.Query["permission"] ?? grant.Permission) == grant.Permission;

    private static XElement Answer(string name, string region, GrantRecord grant) => new(name,
        ListPage.Heading("AccessGrant", "grant", region, grant.Created, grant.Id),
        new XElement("Grantee", new XElement("GranteeType", grant.GranteeType), new XElement("GranteeIdentifier", grant.Grantee)),
        new XElement("AccessGrantsLocationId", grant.LocationId),
        new XElement("AccessGrantsLocationConfiguration", new XElement("S3SubPrefix", grant.SubPrefix)),
        new XElement("Permission", grant.Permission),
        new XElement(AnApplication, AnyApplication),
        new XElement("GrantScope", grant.Scope));
}
