using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>A field with a name and no value.</summary>
public sealed class EmptyField : PartRule
{
    /// <inheritdoc/>
    public override string Id => "entry.empty-field";

    /// <inheritdoc/>
    internal override bool MayMend => false;

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override string Summary =>
        "Finds a field with nothing behind its colon: an Authors: without authors. An empty cell of a table is only a hint.";

    /// <inheritdoc/>
    public override string Why => "It says that something was to stand there and was lost or never found.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.

                Tags: gardens, attention
                Code:
                ^^^^
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, List<Finding> found)
    {
        if (part is not Entry entry)
            return;
        foreach (var field in entry.Content.Fields)
        {
            if (!field.ValueSpan.IsEmpty)
                continue;
            // A cell of a table has its name in the header: nothing in this line can be taken out.
            var isCell = field.NameSpan.IsEmpty;
            // Not every paper of a table has been tagged, read and noted.
            if (isCell && field.Name is TagList.FieldName or "Status" or "Note")
                continue;
            found.Add(
                new Finding(Id, field.NameSpan, $"{field.Name}: says nothing")
                {
                    IsQuiet = isCell,
                    Fixes = isCell
                        ? []
                        : [new Fix($"Remove {field.Name}:", [new TextChange(Lines(entry, field), "")])],
                }
            );
        }
    }

    // The field's line with its line break.
    private static TextSpan Lines(Entry entry, EntryField field)
    {
        var text = entry.ToString().AsSpan();
        var start = text[..field.NameSpan.Start].LastIndexOfAny('\r', '\n') + 1;
        return new TextSpan(start, LineBreaks.LineLength(text[start..], out _));
    }
}
