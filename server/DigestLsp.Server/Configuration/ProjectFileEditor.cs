using Newtonsoft.Json;

namespace DigestLsp.Server.Configuration;

/// <summary>Adds a setting to the text of a <c>.digest.json</c> and keeps everything else, including comments.</summary>
/// <param name="text">The text of the file; empty for a new file.</param>
internal sealed class ProjectFileEditor(string text)
{
    /// <summary>Gets the text with a rule disabled for one file or all.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="file">The file, relative to the configuration's folder, or null for all.</param>
    public string TurnOff(string rule, string? file) =>
        file is null ? Put(["rules"], rule, "\"off\"") : Put(["overrides", file], rule, "\"off\"");

    /// <summary>Gets the text with a link added to the ignored ones.</summary>
    public string Ignore(string link)
    {
        var quoted = JsonConvert.ToString(link);
        if (Find(["ignore"], JsonToken.StartArray) is { } start)
            return text.Insert(start, HasItems(start) ? quoted + ", " : quoted);
        return Put([], "ignore", $"[{quoted}]");
    }

    private string Put(string[] path, string name, string value)
    {
        if (Find([], JsonToken.StartObject) is null)
        {
            foreach (var step in path.Reverse())
                (name, value) = (step, $"{{ {JsonConvert.ToString(name)}: {value} }}");
            return $"{{\n  {JsonConvert.ToString(name)}: {value}\n}}\n";
        }
        // Insert the missing members into the innermost object that exists.
        for (var depth = path.Length; ; depth--)
        {
            if (Find(path[..depth], JsonToken.StartObject) is not { } start)
                continue;
            foreach (var step in path[depth..].Reverse())
                (name, value) = (step, $"{{ {JsonConvert.ToString(name)}: {value} }}");
            if (depth == path.Length && FindValue([.. path, name]) is { } old)
                return string.Concat(text.AsSpan(0, old.Start), value, text.AsSpan(old.End));
            var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
            var indent = newLine + new string(' ', 2 * (depth + 1));
            return text.Insert(
                start,
                indent
                    + JsonConvert.ToString(name)
                    + ": "
                    + value
                    + (HasItems(start) ? "," : newLine + new string(' ', 2 * depth))
            );
        }
    }

    private bool HasItems(int start)
    {
        using var reader = new JsonTextReader(new StringReader(text[(start - 1)..]));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonToken.Comment)
            continue;
        return reader.TokenType is not (JsonToken.EndObject or JsonToken.EndArray);
    }

    /// <summary>Gets the offset after the brace or bracket that opens the value of a path.</summary>
    private int? Find(string[] path, JsonToken opening)
    {
        using var reader = new JsonTextReader(new StringReader(text));
        return Go(reader, path) && reader.TokenType == opening ? Offset(reader) : null;
    }

    private (int Start, int End)? FindValue(string[] path)
    {
        using var reader = new JsonTextReader(new StringReader(text));
        if (!Go(reader, path) || reader.TokenType != JsonToken.String)
            return null;
        var end = Offset(reader);
        var quote = text[end - 1];
        return (text.LastIndexOf(quote, end - 2), end);
    }

    // Moves to the value of a path. Fails for invalid JSON.
    private static bool Go(JsonTextReader reader, string[] path)
    {
        try
        {
            while (reader.Read() && reader.TokenType == JsonToken.Comment)
                continue;
            foreach (var step in path)
            {
                if (reader.TokenType != JsonToken.StartObject)
                    return false;
                var depth = reader.Depth;
                while (true)
                {
                    if (!reader.Read() || reader.TokenType == JsonToken.EndObject && reader.Depth == depth)
                        return false;
                    if (reader.TokenType != JsonToken.PropertyName || reader.Depth != depth + 1)
                        continue;
                    if ((string)reader.Value! == step)
                        break;
                }
                while (reader.Read() && reader.TokenType == JsonToken.Comment)
                    continue;
            }
            return reader.TokenType != JsonToken.None;
        }
        catch (JsonReaderException)
        {
            return false;
        }
    }

    private int Offset(JsonTextReader reader) =>
        new Language.Text.LineMap(text).Start(reader.LineNumber - 1) + reader.LinePosition;
}
