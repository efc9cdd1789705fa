namespace Portal.Access;

public enum DepositTab
{
    Overview,
    Request,
    Access,
    Data,
    Check,
    Promotion,
}
