namespace DigestLsp.Server.Protocol;

/// <summary>Messages around the findings of a document (LSP 3.18, DocumentDiagnosticReport and PublishDiagnosticsParams).</summary>
internal static class FindingsMessages
{
    /// <summary>The answer to a client that has the findings already.</summary>
    public static WrittenJson Unchanged(string resultId) =>
        new(json =>
        {
            json.Write("{\"kind\":\"unchanged\",\"resultId\":"u8);
            json.Text(resultId);
            json.Write("}"u8);
        });

    /// <summary>The answer with all findings.</summary>
    public static WrittenJson Full(string resultId, WrittenJson findings) =>
        new(json =>
        {
            json.Write("{\"kind\":\"full\",\"resultId\":"u8);
            json.Text(resultId);
            json.Write(",\"items\":"u8);
            findings.WriteUtf8(json);
            json.Write("}"u8);
        });

    /// <summary>The notification with all findings.</summary>
    /// <param name="uri">The document's address.</param>
    /// <param name="version">The client's number of its state; null for a client that does not want it.</param>
    /// <param name="findings">The findings.</param>
    public static WrittenJson Published(string uri, int? version, WrittenJson findings) =>
        new(json =>
        {
            json.Write("{\"uri\":"u8);
            json.Text(uri);
            if (version is { } number)
            {
                json.Write(",\"version\":"u8);
                json.Number(number);
            }
            json.Write(",\"diagnostics\":"u8);
            findings.WriteUtf8(json);
            json.Write("}"u8);
        });
}
