namespace DigestLsp.Server.Cli;

/// <summary>ANSI styles for a terminal. None if the output is not a terminal or NO_COLOR is set (no-color.org).</summary>
internal sealed class AnsiStyle
{
    private readonly bool colors =
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    public string Bold(string text) => Wrap("1", text);

    public string Dim(string text) => Wrap("2", text);

    public string Red(string text) => Wrap("31", text);

    public string Yellow(string text) => Wrap("33", text);

    public string Blue(string text) => Wrap("36", text);

    /// <summary>Removes control characters from untrusted text, so that it cannot control the terminal.</summary>
    public static string Plain(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));

    private string Wrap(string code, string text) => colors ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
