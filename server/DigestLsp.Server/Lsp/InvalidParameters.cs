using System.Text.Json;
using System.Text.RegularExpressions;

namespace DigestLsp.Server.Lsp;

/// <summary>Describes invalid parameters of a method with the names of the protocol instead of the names of our types.</summary>
internal static partial class InvalidParameters
{
    /// <summary>Gets the message for an error of the JSON reader.</summary>
    public static string Describe(JsonException error)
    {
        var path = error.Path?.TrimStart('$').TrimStart('.') ?? "";
        if (error.Path is null)
            return error.Message;
        if (Missing().Match(error.Message) is { Success: true } missing)
            return Lacks(
                path.Length == 0 ? missing.Groups["name"].Value : $"{path}.{missing.Groups["name"]}"
            );
        if (Null().IsMatch(error.Message))
            return Lacks(path);
        return path.Length == 0 ? "Invalid value." : $"Invalid value of {path}.";
    }

    /// <summary>Creates the error of parameters without a member.</summary>
    public static JsonException Without(string member) => new(Lacks(member));

    private static string Lacks(string member) => $"The message has no {member}.";

    // The framework has no other way to tell which member is missing.
    [GeneratedRegex(
        "missing required properties including: '(?<name>[^']+)'",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Missing();

    [GeneratedRegex("doesn't allow (setting )?null values", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Null();
}
