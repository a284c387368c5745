using System.Globalization;
using System.Text;
using System.Text.Json;
using DigestLsp.Language.Links;
using DigestLsp.Server.Files;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DigestLsp.Server.Cli;

/// <summary>A verdict and the time of the check.</summary>
internal sealed record LockedVerdict(LinkVerdict Verdict, DateTimeOffset Checked);

/// <summary>
/// A lock file of link verdicts next to the digests, so that CI reports the same without network. It has one line per link in order, and
/// omits values that change all the time (stars), so that diffs are about links.
/// </summary>
internal sealed class LinkLock
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm'Z'";

    /// <summary>The verdicts by <see cref="LinkTarget.Subject"/>.</summary>
    public SortedDictionary<string, LockedVerdict> Links { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a file. Returns null with a message if it cannot be read.</summary>
    public static LinkLock? Read(string path, TextWriter error)
    {
        try
        {
            using var reader = new JsonTextReader(
                new StringReader(InputFile.ReadText(path, InputFile.MaxSettingsLength))
            )
            {
                DateParseHandling = DateParseHandling.None,
                MaxDepth = 8,
            };
            var read = new LinkLock();
            if (JToken.Load(reader) is not JObject root || root["links"] is not JObject links)
                throw new JsonReaderException("The file has no \"links\" object.");
            foreach (var property in links.Properties())
                read.Links[property.Name] = Verdict(property);
            return read;
        }
        catch (Exception problem)
            when (problem is IOException or UnauthorizedAccessException or Newtonsoft.Json.JsonException)
        {
            CommandLine.Fail(
                error,
                $"Cannot read lock file {path}: {problem.Message} Run check --online --lock {path} to create it."
            );
            return null;
        }
    }

    /// <summary>Writes a file if it changes. Returns false with a message if that fails; the file is then unchanged.</summary>
    public bool Write(string path, TextWriter error)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(ToString());
            if (SafeFileReader.Find(path) is null || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
                AtomicFile.Write(path, bytes);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            CommandLine.Fail(error, $"Cannot write lock file {path}: {problem.Message}");
            return false;
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("{\n  \"links\": {");
        var separator = "\n";
        foreach (var (subject, locked) in Links)
        {
            text.Append(separator).Append("    ").Append(Line(subject, locked));
            separator = ",\n";
        }
        return text.Append(Links.Count > 0 ? "\n  }\n}\n" : "}\n}\n").ToString();
    }

    private static string Line(string subject, LockedVerdict locked)
    {
        using var bytes = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                bytes,
                new JsonWriterOptions { Encoder = ReadableJson.Options.Encoder }
            )
        )
        {
            json.WriteStartObject();
            var verdict = locked.Verdict;
            json.WriteStartObject(subject);
            json.WriteString("state", NameOf(verdict.State));
            WriteText("movedTo", verdict.MovedTo);
            if (verdict.IsArchived)
                json.WriteBoolean("archived", true);
            if (verdict.IsTakenOver)
                json.WriteBoolean("takenOver", true);
            WriteText("reason", verdict.Reason);
            WriteText("title", verdict.Title);
            WriteText("code", verdict.Code);
            json.WriteString(
                "checked",
                locked.Checked.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)
            );
            json.WriteEndObject();
            json.WriteEndObject();

            void WriteText(string name, string? value)
            {
                if (value is not null)
                    json.WriteString(name, value);
            }
        }
        // A member of the object that contains all lines, without its own braces.
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 1, (int)bytes.Length - 2);
    }

    private static LockedVerdict Verdict(JProperty property)
    {
        var value = property.Value;
        if (
            value is not JObject
            || StateOf((string?)value["state"]) is not { } state
            || !DateTimeOffset.TryParseExact(
                (string?)value["checked"],
                TimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
        )
        {
            var place = (IJsonLineInfo)property;
            throw new JsonReaderException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Line {place.LineNumber} requires a \"state\" (alive, moved, gone) and a \"checked\" time."
                )
            );
        }
        return new LockedVerdict(
            new LinkVerdict(state)
            {
                MovedTo = (string?)value["movedTo"],
                IsArchived = (bool?)value["archived"] ?? false,
                IsTakenOver = (bool?)value["takenOver"] ?? false,
                Reason = (string?)value["reason"],
                Title = (string?)value["title"],
                Code = (string?)value["code"],
            },
            time
        );
    }

    /// <summary>Gets the name of a status in files and tables.</summary>
    public static string NameOf(LinkStatus state) =>
        state switch
        {
            LinkStatus.Ok => "alive",
            LinkStatus.Moved => "moved",
            LinkStatus.Broken => "gone",
            _ => "unknown",
        };

    private static LinkStatus? StateOf(string? name) =>
        name switch
        {
            "alive" => LinkStatus.Ok,
            "moved" => LinkStatus.Moved,
            "gone" => LinkStatus.Broken,
            _ => null,
        };
}
