using DigestLsp.Language.Features;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;
using Range = DigestLsp.Server.Protocol.Range;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/formatting</c>, <c>rangeFormatting</c> and <c>onTypeFormatting</c>: white space only.</summary>
internal static class FormattingHandler
{
    /// <summary>The whole document. Blanks at line ends and blank lines at its end go whatever the client says; a last line break comes where it says so.</summary>
    public static TextEdit[] Whole(Session session, Document document, bool insertFinalNewline)
    {
        var tree = document.Tree;
        var changes = Formatting.Changes(
            tree,
            new TextSpan(0, tree.Length),
            session.Settings.Editor.Formatting
        );
        return insertFinalNewline && Formatting.FinalLineBreak(tree) is { } last
            ? Translator.Edits(tree, [.. changes, last])
            : Translator.Edits(tree, changes);
    }

    /// <summary>What is selected, and all of an abstract of which something is.</summary>
    public static TextEdit[] Selected(Session session, Document document, Range range)
    {
        var tree = document.Tree;
        var within = Translator.Span(tree, range);
        return Translator.Edits(tree, Formatting.Changes(tree, within, session.Settings.Editor.Formatting));
    }

    /// <summary>After Enter: the line that was left loses the blanks at its end. No other line moves under the typing hand, and abstracts stay as they are.</summary>
    public static TextEdit[] Entered(Document document, Position position) =>
        position.Line > 0 && Formatting.Leave(document.Tree, position.Line - 1) is { } change
            ? Translator.Edits(document.Tree, [change])
            : [];
}
