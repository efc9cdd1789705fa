namespace Portal.Access;

public enum DepositTab
{
    Overview,
    Access,
    Data,
    Check,
    Promotion,
}
