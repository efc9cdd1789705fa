namespace Portal.Promoting.Receipts;

/// <summary>A receipt is not the one that was made: a sentence for whoever asked for it.</summary>
public sealed class ReceiptFaultException(string sentence) : Exception(sentence);
