using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary>The outline as JSON. What a part contributes is kept with it.</summary>
/// <param name="client">Says which kinds of symbols it knows.</param>
internal sealed class OutlineWriter(ClientCapabilities client)
{
    private const int ManyParts = 256;
    private readonly SymbolKinds kinds = client.SymbolKinds;

    /// <summary>The outline of a tree, written when it is sent.</summary>
    public static WrittenJson Of(ClientCapabilities client, DigestTree tree) =>
        new(json => new OutlineWriter(client).Write(tree, json));

    private void Write(DigestTree tree, Utf8Json json)
    {
        ReadManyAtOnce(tree);
        json.Write("["u8);
        var (papers, inDay) = (0, false);
        var (dayLine, dayEnd, first) = (default(int), default(LinePosition), true);
        Symbol? day = null;
        foreach (var at in tree.Parts)
        {
            if (at.Part is not (Entry or DateHeading))
                continue;
            var symbol = SymbolOf(at.Part);
            if (at.Part is DateHeading)
            {
                CloseDay();
                Separate();
                (day, dayLine, dayEnd) = (symbol, at.Line, symbol.EndAt(at.Line));
                (papers, inDay, first) = (0, true, true);
                json.Write("{\"children\":["u8);
                continue;
            }
            Separate();
            symbol.Json.WriteTo(json, at.Line);
            papers++;
            dayEnd = symbol.EndAt(at.Line);
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
            json.Number(papers);
            json.Write(papers == 1 ? " paper\","u8 : " papers\","u8);
            day!.Json.WriteTo(json, dayLine);
            json.Number(dayEnd.Line);
            json.Write(",\"character\":"u8);
            json.Number(dayEnd.Character);
            json.Write("}}}"u8);
            first = false;
        }
    }

    // A long document that was just opened: its parts know nothing of one another, so all cores read them.
    private void ReadManyAtOnce(DigestTree tree)
    {
        List<Part>? unknown = null;
        foreach (var at in tree.Parts)
        {
            if (at.Part is not Entry)
                continue;
            if (PartAnswers.Of(at.Part).Outline is null)
                (unknown ??= []).Add(at.Part);
            else if (unknown is null)
                return;
        }
        if (unknown is { Count: >= ManyParts })
            Parallel.ForEach(unknown, part => SymbolOf(part));
    }

    private Symbol SymbolOf(Part part)
    {
        var answers = PartAnswers.Of(part);
        if (answers.Outline is { } known)
            return known;
        var at = new PartAt(part, 0, 0);
        var item = Outline.Of(part)!;
        var json = PartJson.Builder.Begin();
        if (item.Kind == OutlineKind.Day)
            AddDay(json, at, item);
        else
            Add(json, at, item);
        return answers.Outline = new Symbol(json.Build(), at.Position(item.Span.End, Translator.Encoding));
    }

    private void Add(PartJson.Builder json, PartAt at, OutlineItem item)
    {
        Name(json.Raw("{"u8), item);
        if (item.Detail.Length > 0)
            json.Raw(",\"detail\":"u8).Text(item.Detail);
        json.Raw(",\"range\":"u8)
            .Range(at, item.Span)
            .Raw(",\"selectionRange\":"u8)
            .Range(at, item.Selection);
        if (item.Children.Count > 0)
        {
            json.Raw(",\"children\":["u8);
            foreach (var child in item.Children)
            {
                if (!ReferenceEquals(child, item.Children[0]))
                    json.Raw(","u8);
                Add(json, at, child);
            }
            json.Raw("]"u8);
        }
        json.Raw("}"u8);
    }

    /// <summary>A day without its children, its detail and where it ends: those depend on what follows.</summary>
    private void AddDay(PartJson.Builder json, PartAt at, OutlineItem item)
    {
        Name(json, item);
        json.Raw(",\"selectionRange\":"u8)
            .Range(at, item.Selection)
            .Raw(",\"range\":{\"start\":"u8)
            .Position(at.Position(item.Span.Start, Translator.Encoding))
            .Raw(",\"end\":{\"line\":"u8);
    }

    private void Name(PartJson.Builder json, OutlineItem item) =>
        json.Raw("\"name\":"u8).Text(item.Name).Raw(",\"kind\":"u8).Number(kinds.Of(item.Kind));

    /// <summary>A part's symbol, and where the part ends, lines counted from its first.</summary>
    internal sealed record Symbol(PartJson Json, LinePosition End)
    {
        /// <summary>The end where the part begins at a line.</summary>
        public LinePosition EndAt(int line) => End with { Line = End.Line + line };
    }
}
