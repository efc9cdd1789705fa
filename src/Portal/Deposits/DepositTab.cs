namespace Portal.Deposits;

public enum DepositTab
{
    Overview,
    Request,
    Access,
    Data,
    Check,
    Promotion,
}
