using DigestLsp.Language.Syntax;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary>What a client is told of a part as long as the part lives, so that the next answer about the document copies it.</summary>
internal sealed class PartAnswers
{
    /// <summary>The part's symbol.</summary>
    public OutlineWriter.Symbol? Outline { get; set; }

    /// <summary>Its links.</summary>
    public PartJson? Links { get; set; }

    /// <summary>The lenses over it.</summary>
    public LensAnswer? Lenses { get; set; }

    /// <summary>The answers of a part.</summary>
    public static PartAnswers Of(Part part)
    {
        if (part.ClientMemo is PartAnswers known)
            return known;
        var answers = new PartAnswers();
        part.ClientMemo = answers;
        return answers;
    }

    /// <summary>Lenses, for the address of the document that they name and with or without those that ask the network.</summary>
    internal sealed record LensAnswer(string Uri, bool IsOnline, PartJson Json);

    /// <summary>The list of what all parts contribute, written when it is sent.</summary>
    public static WrittenJson List(DigestTree tree, Func<PartAt, PartJson> contribution) =>
        new(json =>
        {
            var first = true;
            json.Write("["u8);
            foreach (var at in tree.Parts)
            {
                if (contribution(at) is not { IsEmpty: false } piece)
                    continue;
                if (!first)
                    json.Write(","u8);
                piece.WriteTo(json, at.Line);
                first = false;
            }
            json.Write("]"u8);
        });
}
