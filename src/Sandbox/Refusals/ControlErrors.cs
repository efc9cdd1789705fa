namespace Sandbox.Refusals;

/// <summary>The refusals of Access Grants, with AWS's codes.</summary>
internal static class ControlErrors
{
    public static S3Exception NoInstance() =>
        new("AccessGrantsInstanceNotExistsError", 404, "Access Grants Instance does not exist.");

    public static S3Exception InstanceExists() =>
        new("AccessGrantsInstanceAlreadyExists", 409, "Access Grants Instance already exists.");

    public static S3Exception InstanceNotEmpty() =>
        new("AccessGrantsInstanceNotEmptyError", 400, "Please clean up locations before deleting the Access Grants Instance.");

    public static S3Exception LocationExists() =>
        new("AccessGrantsLocationAlreadyExistsError", 409, "The specified Access Grants Location already exists.");

    public static S3Exception LocationNotEmpty() =>
        new("AccessGrantsLocationNotEmptyError", 400, "Please clean up access grants before deleting the Access Grants Location.");

    public static S3Exception NoSuchLocation() =>
        new("NoSuchAccessGrantsLocationError", 404, "The specified Access Grants Location does not exist.");

    public static S3Exception TooManyLocations() =>
        new("AccessGrantsLocationsQuotaExceededError", 409, "The Access Grants Location quota has been exceeded.");

    public static S3Exception InvalidLocation(string why) => new("InvalidAccessGrantsLocation", 400, why);

    public static S3Exception GrantExists() => new("AccessGrantAlreadyExists", 409, "The specified Access Grant already exists.");

    public static S3Exception NoSuchGrant() => new("NoSuchAccessGrantError", 404, "The specified Access Grant does not exist.");

    public static S3Exception TooManyGrants() => new("AccessGrantsQuotaExceededError", 409, "The Access Grant quota has been exceeded.");

    public static S3Exception InvalidGrant(string why) => new("InvalidAccessGrant", 400, why);

    public static S3Exception InvalidRequest(string why) => new("InvalidRequest", 400, why);

    public static S3Exception NoMatch(string permission, string target) =>
        new("AccessDenied", 403, $"You do not have {permission} permissions to the requested S3 Prefix: {target}");
}
