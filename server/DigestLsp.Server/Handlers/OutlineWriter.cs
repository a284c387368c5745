using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// The outline as JSON. What a part contributes is kept with it as UTF-8 with holes for line numbers, the one
/// thing that an edit elsewhere changes, so an outline after a key is little more than a copy.
/// </summary>
internal static class OutlineWriter
{
    public static int SymbolKind(OutlineKind kind) =>
        kind switch
        {
            OutlineKind.Day => 3, // Namespace
            OutlineKind.Paper => 1, // File
            _ => 20, // Key
        };

    /// <summary>The outline of a tree, written when it is sent.</summary>
    public static OutlineJson Of(DigestTree tree) => new(json => Write(tree, json));

    /// <summary>Writes the outline of a tree.</summary>
    public static void Write(DigestTree tree, ArrayBufferWriter<byte> json)
    {
        json.Write("["u8);
        var (papers, inDay) = (0, false);
        var (dayLine, dayEnd, first) = (default(int), default(LinePosition), true);
        Template? day = null;
        foreach (var at in tree.Parts)
        {
            if (at.Part is not (Entry or DateHeading))
                continue;
            var template = TemplateOf(at.Part);
            if (at.Part is DateHeading)
            {
                CloseDay();
                Separate();
                (day, dayLine, dayEnd) = (template, at.Line, template.End(at.Line));
                (papers, inDay, first) = (0, true, true);
                json.Write("{\"children\":["u8);
                continue;
            }
            Separate();
            template.WriteTo(json, at.Line);
            papers++;
            dayEnd = template.End(at.Line);
        }
        CloseDay();
        json.Write("]"u8);

        void Separate()
        {
            if (!first)
                json.Write(","u8);
            first = false;
        }

        void CloseDay()
        {
            if (!inDay)
                return;
            json.Write("],\"detail\":\""u8);
            Number(json, papers);
            json.Write(papers == 1 ? " paper\","u8 : " papers\","u8);
            day!.WriteTo(json, dayLine);
            Number(json, dayEnd.Line);
            json.Write(",\"character\":"u8);
            Number(json, dayEnd.Character);
            json.Write("}}}"u8);
            first = false;
        }
    }

    private static Template TemplateOf(Part part)
    {
        if (part.OutlineMemo is Template known)
            return known;
        var template = new Template();
        var at = new PartAt(part, 0, 0);
        var item = Outline.Of(part)!;
        if (item.Kind == OutlineKind.Day)
            template.AddDay(at, item);
        else
            template.Add(at, item);
        template.Finish(at.Position(item.Span.End, Translator.Encoding));
        part.OutlineMemo = template;
        return template;
    }

    private static void Number(ArrayBufferWriter<byte> json, int number)
    {
        Utf8Formatter.TryFormat(number, json.GetSpan(11), out var written);
        json.Advance(written);
    }

    /// <summary>JSON in which some numbers are lines, counted from the part's first.</summary>
    private sealed class Template
    {
        private readonly List<(int At, int Line)> growing = [];
        private ArrayBufferWriter<byte>? buffer = new(256);
        private byte[] bytes = [];
        private (int At, int Line)[] holes = [];
        private LinePosition end;

        public LinePosition End(int line) => end with { Line = end.Line + line };

        public void Add(PartAt at, OutlineItem item)
        {
            Raw("{");
            Name(item);
            if (item.Detail.Length > 0)
                Raw(",\"detail\":" + Quoted(item.Detail));
            Raw(",\"range\":");
            Range(at.Range(item.Span, Translator.Encoding));
            Raw(",\"selectionRange\":");
            Range(at.Range(item.Selection, Translator.Encoding));
            if (item.Children.Count > 0)
            {
                Raw(",\"children\":[");
                foreach (var child in item.Children)
                {
                    if (!ReferenceEquals(child, item.Children[0]))
                        Raw(",");
                    Add(at, child);
                }
                Raw("]");
            }
            Raw("}");
        }

        /// <summary>A day without its children, its detail and where it ends: those depend on what follows.</summary>
        public void AddDay(PartAt at, OutlineItem item)
        {
            Name(item);
            Raw(",\"selectionRange\":");
            Range(at.Range(item.Selection, Translator.Encoding));
            Raw(",\"range\":{\"start\":");
            Position(at.Position(item.Span.Start, Translator.Encoding));
            Raw(",\"end\":{\"line\":");
        }

        public void Finish(LinePosition endOfPart)
        {
            (bytes, holes, end) = (buffer!.WrittenSpan.ToArray(), [.. growing], endOfPart);
            buffer = null;
        }

        public void WriteTo(ArrayBufferWriter<byte> json, int line)
        {
            var from = 0;
            foreach (var (at, relative) in holes)
            {
                json.Write(bytes.AsSpan(from, at - from));
                Number(json, line + relative);
                from = at;
            }
            json.Write(bytes.AsSpan(from));
        }

        private void Name(OutlineItem item)
        {
            Raw("\"name\":" + Quoted(item.Name) + ",\"kind\":");
            Number(buffer!, SymbolKind(item.Kind));
        }

        private void Range(LineRange range)
        {
            Raw("{\"start\":");
            Position(range.Start);
            Raw(",\"end\":");
            Position(range.End);
            Raw("}");
        }

        private void Position(LinePosition position)
        {
            Raw("{\"line\":");
            growing.Add((buffer!.WrittenCount, position.Line));
            Raw(",\"character\":");
            Number(buffer, position.Character);
            Raw("}");
        }

        private void Raw(string text) => Encoding.UTF8.GetBytes(text.AsSpan(), buffer!);

        private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
    }
}
