namespace DigestLsp.Server.Protocol;

/// <summary>
/// An answer, or the parameters of a message, that writes itself as JSON in UTF-8. It does so when it is sent, into the buffer that is
/// sent: an outline of megabytes after every key leaves no garbage.
/// </summary>
/// <param name="WriteUtf8">Writes the whole value; called once, must not fail.</param>
internal sealed record WrittenJson(Action<Utf8Json> WriteUtf8)
{
    /// <summary>An empty list.</summary>
    public static WrittenJson Nothing { get; } = new(json => json.Write("[]"u8));

    /// <summary>A long text.</summary>
    public static WrittenJson Text(string text) => new(json => json.Text(text));

    /// <summary>A value that is JSON already.</summary>
    public static WrittenJson Of(string json) => new(utf8 => utf8.Write(json));
}
